import type { Language, ListKind } from '@emc/domain';

/** What an officer need not choose again on this computer; never anything secret. */
export interface Remembered {
  readonly language: Language;
  readonly siteId: number | null;
  readonly kind: ListKind;
}

const place = 'emc.remembered';
const nothing: Remembered = { language: 'vi', siteId: null, kind: 'services' };

/** What was remembered last, in this tab before others; whatever cannot be read counts as never chosen. */
export function recall(): Remembered {
  try {
    const { language, siteId, kind }: Partial<Record<keyof Remembered, unknown>> = JSON.parse(
      sessionStorage.getItem(place) ?? localStorage.getItem(place) ?? '{}',
    );
    return {
      language: language === 'en' ? 'en' : 'vi',
      siteId: typeof siteId === 'number' ? siteId : null,
      kind: kind === 'accounts' ? 'accounts' : 'services',
    };
  } catch {
    return nothing;
  }
}

export function remember(choice: Remembered): void {
  const text = JSON.stringify(choice);
  localStorage.setItem(place, text);
  sessionStorage.setItem(place, text);
}
