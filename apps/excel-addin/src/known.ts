import type { Agency, Client, Site } from '@emc/contract';
import { nothingKnown, type JudgeContext } from '@emc/domain';
import { isOutOfReach, isRefusal } from './session.js';
import { wholeList } from './whole-list.js';

/** A check does not wait longer for EMC than this. */
const patienceMs = 5_000;

/** What the server tells its judge beside a list of services; asked once, and again when the default version is another. */
export class Known {
  private agencies: readonly Agency[] | null = null;
  private ids: { readonly siteId: number; readonly version: number | null; readonly all: ReadonlySet<string> } | null =
    null;

  private last: { readonly siteId: number; readonly context: JudgeContext } | null = null;

  constructor(private readonly api: Client) {}

  /** As EMC says now; as it said last, or nothing, while it is out of reach. */
  async of(site: Site, signal: AbortSignal): Promise<JudgeContext> {
    const before = this.last?.siteId === site.id ? this.last.context : nothingKnown;
    try {
      const context = await Promise.race([this.asked(site, signal), afterwards(patienceMs, before)]);
      this.last = { siteId: site.id, context };
      return context;
    } catch (error) {
      if (isOutOfReach(error)) return before;
      throw error;
    }
  }

  private async asked(site: Site, signal: AbortSignal): Promise<JudgeContext> {
    const agencies = (this.agencies ??= await this.allAgencies(signal));
    return {
      agencyCodes: codesOf(site.agencyCode, agencies),
      knownAgencyCodes: new Set(agencies.map(({ code }) => code)),
      knownIds: await this.idsOf(site, signal),
    };
  }

  private allAgencies(signal: AbortSignal): Promise<Agency[]> {
    return wholeList((query) => this.api('listAgencies', { query, signal }));
  }

  private async idsOf({ id: siteId }: Site, signal: AbortSignal): Promise<ReadonlySet<string>> {
    const { number: version } = await this.api('getDefaultVersion', { params: { siteId }, signal });
    if (this.ids?.siteId === siteId && this.ids.version === version) return this.ids.all;
    const all = new Set(version === null ? [] : await this.idsInForce(siteId, signal));
    this.ids = { siteId, version, all };
    return all;
  }

  private async idsInForce(siteId: number, signal: AbortSignal): Promise<string[]> {
    try {
      const services = await wholeList((query) => this.api('siteServices', { params: { siteId }, query, signal }));
      return services.map(({ idMcdt }) => idMcdt);
    } catch (error) {
      if (isRefusal(error, 'NO_DEFAULT_VERSION')) return [];
      throw error;
    }
  }
}

function afterwards<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

/** An agency's own code, then those it succeeded, however far back. */
export function codesOf(code: string, agencies: readonly Pick<Agency, 'code' | 'successor'>[]): string[] {
  const codes = agencies.some((agency) => agency.code === code) ? [code] : [];
  for (const known of codes) {
    for (const agency of agencies) {
      if (agency.successor === known && !codes.includes(agency.code)) codes.push(agency.code);
    }
  }
  return codes;
}
