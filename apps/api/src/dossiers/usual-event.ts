import type { NewDossierEvent } from '@emc/contract';

/** How every key of an event usually looks; days after the 28th, say, are left to the schema. */
const looks: Readonly<Record<keyof NewDossierEvent, (value: unknown) => boolean>> = {
  eventId: (value) => isText(value, 200) && value !== '',
  codeProfile: isCode,
  codeTthc: isCode,
  nameTthc: (value) => isText(value, 2000),
  status: (value) => value === 0 || value === 1 || value === 2 || value === 3 || value === 4,
  channel: (value) => value === 'online' || value === 'direct',
  isFromDvcqg: (value) => typeof value === 'boolean',
  receivingPlace: (value) => value === 'direct' || value === 'post' || value === 'other',
  payment: (value) => value === 'none' || value === 'online' || value === 'direct',
  user: (value) => value === null,
  occurredAt: (value) => typeof value === 'string' && moment.test(value),
  correctionOf: (value) => typeof value === 'string' && uuid.test(value),
};

const usual: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(looks));

const moment =
  /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const needed = ['eventId', 'codeProfile', 'codeTthc', 'status'] as const;

/**
 * True for what the schema certainly takes as it is; for anything else the schema is asked. It takes five times as long,
 * and ten thousand come at once.
 */
export function isUsualEvent(said: unknown): said is NewDossierEvent {
  if (typeof said !== 'object' || said === null) return false;
  for (const [key, value] of Object.entries(said)) {
    if (!usual.get(key)?.(value)) return false;
  }
  return needed.every((key) => key in said);
}

function isCode(value: unknown): boolean {
  return isText(value, 200) && value.trim() !== '';
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest && value.isWellFormed() && !value.includes('\0');
}
