import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SiteParams, type Operation, type Role } from '@emc/contract';
import type { FastifyRequest } from 'fastify';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import { UsersService } from '../users/users.service.js';
import type { Caller } from './caller.js';
import { Refused } from './refused.js';
import { operationAt } from './route-table.js';

const rank: Readonly<Record<Role, number>> = { viewer: 1, officer: 2, admin: 3 };

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
    site?: Site;
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
    const operation = operationAt(request.method, request.routeOptions.url);
    if (!operation) throw new Refused('NOT_FOUND');
    if (operation.access !== 'open') await this.admit(request, operation);
    if (request.isMultipart() && !operation.form) throw new Refused('CONTENT_TYPE_UNKNOWN');
    return true;
  }

  /** The bot is let in to what is its own; for a linked chat it is the person, except where only administrators may. */
  private async admit(request: FastifyRequest, { access, params }: Operation): Promise<void> {
    const caller = await this.users.identify(request.headers);
    if (access === 'open') return;
    if (caller === 'bot' || access === 'bot') {
      if (caller === access) return;
      throw new Refused('NOT_ALLOWED');
    }
    if (rank[caller.role] < rank[access] || (access === 'admin' && caller.linkId)) throw new Refused('NOT_ALLOWED');
    request.caller = caller;
    if (params && 'siteId' in params.shape) request.site = await this.site(caller, request);
  }

  private async site(caller: Caller, { params }: FastifyRequest): Promise<Site> {
    const site = SiteParams.safeParse(params);
    if (!site.success) throw new Refused('SITE_NOT_FOUND');
    return this.sites.reachable(caller, site.data.siteId);
  }
}
