import type { Agency } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { choice, Draft, form, input } from '../draft.js';
import { agencyKinds, agencyWords as words, inLanguage, words as common } from './admin.words.js';
import type { Part } from '../part.js';
import { save } from './saving.js';

const kinds = Object.keys(agencyKinds) as Agency['kind'][];

/** One agency, or a new one. */
export class AgencyPart implements Part {
  private readonly draft: Draft;
  private tag = '';

  constructor(
    private readonly app: SignedIn,
    private readonly id: string,
  ) {
    this.draft = Draft.kept(app, 'agency', id);
    if (this.isNew) this.draft.give({ kind: 'province', confirmed: 'no' });
  }

  view(): Node[] {
    const { language } = this.app;
    const { draft } = this;
    const day = { type: 'date' };
    const yesNo = { yes: words.yes[language], no: words.notYet[language] };
    return [
      el(
        'section',
        { class: 'part' },
        el('h2', {}, this.isNew ? words.add[language] : `${words.agency[language]} ${this.id}`),
        form(
          () => this.send(),
          this.isNew && input(draft, { field: 'code', label: words.code[language], hint: words.codeHint[language] }),
          input(draft, { field: 'name', label: words.name[language] }),
          choice(draft, { field: 'kind', label: words.kind[language] }, inLanguage(agencyKinds, language)),
          input(draft, { field: 'validFrom', label: words.validFrom[language], attributes: day }),
          input(draft, { field: 'validTo', label: words.validTo[language], attributes: day }),
          input(draft, { field: 'successor', label: words.successor[language], hint: words.successorHint[language] }),
          choice(draft, { field: 'confirmed', label: words.confirmed[language] }, yesNo),
          el('button', { type: 'submit', class: 'primary', 'data-key': 'save' }, common.save[language]),
        ),
      ),
    ];
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    if (this.isNew) return;
    const onTag = (tag: string) => (this.tag = tag);
    const agency = await this.app.api('getAgency', { params: { code: this.id }, signal, onTag });
    const { name, kind, validFrom, validTo, successor, confirmed } = agency;
    this.draft.give({
      ...{ name, kind, confirmed: confirmed ? 'yes' : 'no' },
      ...{ validFrom: validFrom ?? '', validTo: validTo ?? '', successor: successor ?? '' },
    });
  }

  private get isNew(): boolean {
    return this.id === 'new';
  }

  private send(): void {
    const { app, draft } = this;
    const needed = this.isNew ? ['code', 'name'] : ['name'];
    if (!draft.isComplete(app.language, needed)) return app.draw();
    const code = draft.get('code').toUpperCase();
    save(app, draft, {
      send: async (signal) => {
        if (this.isNew) await app.api('addAgency', { body: { ...this.typed(), code }, signal });
        else
          await app.api('changeAgency', {
            params: { code: this.id },
            headers: { 'if-match': this.tag },
            body: this.typed(),
            signal,
          });
      },
      done: common.saved,
      reload: async (signal) => {
        if (this.isNew) app.go({ screen: 'admin', params: { part: 'agencies', id: code } });
        else await this.load(new URLSearchParams(), signal);
      },
    });
  }

  private typed() {
    const { draft } = this;
    return {
      name: draft.get('name'),
      kind: kinds.find((kind) => kind === draft.get('kind')) ?? 'other',
      validFrom: draft.get('validFrom') || null,
      validTo: draft.get('validTo') || null,
      successor: draft.get('successor').toUpperCase() || null,
      confirmed: draft.get('confirmed') === 'yes',
    };
  }
}
