import type { ListDefinition } from '@emc/domain';

/** Which definition made a template; kept in the document property "keywords", which Excel and LibreOffice preserve. */
export interface Stamp {
  readonly kind: string;
  readonly revision: number;
}

export function stampOf({ kind, revision }: ListDefinition): string {
  return `emc-list ${kind} ${revision}`;
}

/** The stamp in the text of a workbook's `docProps/core.xml`; null when no template of ours began it. */
export function readStamp(coreProperties: string): Stamp | null {
  const found = /emc-list ([a-z]+) (\d{1,6})/.exec(coreProperties);
  return found ? { kind: found[1] ?? '', revision: Number(found[2]) } : null;
}
