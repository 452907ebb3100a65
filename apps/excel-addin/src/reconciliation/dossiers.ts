import type { Dossier, DossierHistory } from '@emc/contract';
import { dossiersView } from './dossiers.view.js';
import { Draft } from '../draft.js';
import type { AtSite } from './part.js';
import type { Part } from '../part.js';

/** Dossiers by the beginning of their code or by their procedure; one of them with its events. */
export class DossiersPart implements Part {
  found: readonly Dossier[] | null = null;
  total = 0;
  cursor: string | undefined;
  history: DossierHistory | null = null;
  /** Procedure the address asks for. */
  code = '';
  readonly search = new Draft('search');
  /** What administrators opened of the fields EMC does not understand, by event. */
  readonly opened = new Map<number, Readonly<Record<string, string>>>();

  constructor(readonly at: AtSite) {}

  view(): Node[] {
    return dossiersView(this);
  }

  async load(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const { app, site } = this.at;
    const dossier = params.get('dossier');
    this.search.set('query', params.get('query') ?? dossier ?? '');
    this.code = params.get('code') ?? '';
    if (dossier === null) return this.keep([], await this.page(undefined, signal));
    this.history = await app.api('getDossier', { params: { siteId: site.id, code: dossier }, signal });
  }

  find(): void {
    const query = this.search.get('query');
    const params = { part: 'dossiers', ...(query && { query }), ...(this.code && { code: this.code }) };
    this.at.app.go({ screen: 'reconciliation', params });
  }

  more(): void {
    this.at.app.run(async (signal) => this.keep(this.found ?? [], await this.page(this.cursor, signal)));
  }

  get mayOpen(): boolean {
    return this.at.app.user.role === 'admin';
  }

  open(seq: number): void {
    const { app, site } = this.at;
    const params = { siteId: site.id, code: this.history?.codeProfile ?? '', seq };
    app.run(async (signal) => {
      const { fields } = await app.api('openUnread', { params, signal });
      this.opened.set(seq, fields);
    });
  }

  private page(cursor: string | undefined, signal: AbortSignal) {
    const { app, site } = this.at;
    const [query, code] = [this.search.get('query'), this.code];
    return app.api('listDossiers', {
      params: { siteId: site.id },
      query: { ...(query && { query }), ...(code && { code }), ...(cursor && { cursor }) },
      signal,
    });
  }

  private keep(before: readonly Dossier[], page: Awaited<ReturnType<DossiersPart['page']>>): void {
    this.found = [...before, ...page.items];
    this.total = page.total;
    this.cursor = page.nextCursor;
  }
}
