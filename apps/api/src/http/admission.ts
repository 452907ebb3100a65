import { Injectable } from '@nestjs/common';
import { inBoth, SiteParams, type Operation, type Role } from '@emc/contract';
import type { FastifyRequest } from 'fastify';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';
import { UsersService } from '../users/users.service.js';
import type { Caller } from './caller.js';
import { Refused } from './refused.js';
import { operationAt } from './route-table.js';
import { invalid } from './validation.js';

const rank: Readonly<Record<Role, number>> = { viewer: 1, officer: 2, admin: 3 };

declare module 'fastify' {
  interface FastifyRequest {
    /** What is asked for; set once its caller was let in. */
    admitted?: Operation;
    caller?: Caller;
    site?: Site;
  }
}

/** Lets callers in by what the headers say, before a byte of the body is read: strangers cost no memory. */
@Injectable()
export class Admission {
  constructor(
    private readonly users: UsersService,
    private readonly sites: SitesService,
  ) {}

  /** Does nothing for what is not in the table of operations. */
  async admit(request: FastifyRequest): Promise<void> {
    const operation = operationAt(request.method, request.routeOptions.url);
    if (!operation) return;
    if (operation.access !== 'open') await this.know(request, operation);
    refuseUnknown(request, operation);
    request.admitted = operation;
  }

  /** The bot is let in to what is its own; for a linked chat it is the person, except where only administrators may. */
  private async know(request: FastifyRequest, { access, params }: Operation): Promise<void> {
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

const unknown = inBoth(
  'Thao tác này không có tham số này. Kiểm tra lại tên, hoặc bỏ đi.',
  'This operation has no such parameter. Check its name, or leave it out.',
);

/** A filter that is misspelt would show everything, and look as if it had been heeded. */
function refuseUnknown(request: FastifyRequest, { query }: Operation): void {
  if (query?.def.catchall) return;
  const known = new Set(['lang', ...Object.keys(query?.shape ?? {})]);
  const strange = Object.keys(request.query as object).filter((name) => !known.has(name));
  if (strange.length > 0) throw invalid(strange.map((name) => ({ path: [name], message: unknown })));
}
