import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { operations, SiteParams, type Access, type Operation, type Role } from '@emc/contract';
import type { FastifyRequest } from 'fastify';
import { SitesService } from '../sites/sites.service.js';
import { UsersService } from '../users/users.service.js';
import type { Caller } from './caller.js';
import { Refused } from './refused.js';

const rank: Readonly<Record<Role, number>> = { viewer: 1, officer: 2, admin: 3 };

/** `GET /api/sites/:siteId` → who may call it. */
const accessOf = new Map<string, Access>(
  Object.values<Operation>(operations).map(({ method, path, access }) => [
    `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    access,
  ]),
);

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
    site?: Awaited<ReturnType<SitesService['reachable']>>;
  }
}

/** The one guard: a route that is not in the table of operations does not exist, and a site out of reach neither. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly users: UsersService,
    private readonly sites: SitesService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const access = accessOf.get(`${method} ${request.routeOptions.url ?? ''}`);
    if (!access) throw new Refused('NOT_FOUND');
    if (access === 'open') return true;
    const caller = await this.users.identify(request.headers.authorization);
    if (rank[caller.role] < rank[access]) throw new Refused('NOT_ALLOWED');
    request.caller = caller;
    const site = SiteParams.safeParse(request.params);
    if ((request.routeOptions.url ?? '').includes(':siteId')) {
      if (!site.success) throw new Refused('SITE_NOT_FOUND');
      request.site = await this.sites.reachable(caller, site.data.siteId);
    }
    return true;
  }
}
