import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { DecisionFields, HandInDecision, SheetInput } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import { accountLimits, defaultLimits } from '@emc/xlsx-templates';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import type { ArrivedFile, ReceivedFiles } from './received-files.js';

/** The decision that came beside a list. */
export interface Beside {
  readonly decision: z.infer<typeof DecisionFields>;
  readonly scan: { readonly file: ArrivedFile; readonly type: string } | null;
}

/** A list as it came through the door, with what came beside it. */
export interface Reception extends Beside {
  readonly source: 'file' | 'rows';
  readonly fileName: string;
  readonly original: ArrivedFile;
}

/** Takes a list from the request, as a workbook (multipart) or as the rows of an open sheet (JSON). */
export async function receive(request: FastifyRequest, kind: ListKind, files: ReceivedFiles): Promise<Reception> {
  return request.isMultipart() ? receiveWorkbook(request, kind, files) : receiveRows(request, files);
}

/** Takes what is said beside a trial that is handed in: as a form with a scan, as JSON, or not at all. */
export async function receiveBeside(request: FastifyRequest, kind: ListKind, files: ReceivedFiles): Promise<Beside> {
  if (request.isMultipart()) return receiveForm(request, { kind, names: ['decisionScan'], files });
  const decision = HandInDecision.safeParse(request.body ?? {});
  if (!decision.success) throw invalid(decision.error.issues);
  return { decision: decision.data, scan: null };
}

/** Forgets what came, when it does not become a submission. */
export async function turnAway(reception: Reception, files: ReceivedFiles): Promise<void> {
  await files.drop(reception.original.path);
  if (reception.scan) await files.drop(reception.scan.file.path);
}

const partLimits = { files: 2, fields: 10, fieldSize: 10_000, parts: 12 };

async function receiveRows(request: FastifyRequest, files: ReceivedFiles): Promise<Reception> {
  const parsed = SheetInput.safeParse(request.body);
  if (!parsed.success) throw invalid(parsed.error.issues);
  const { decisionNumber, decisionDate, ...sheet } = parsed.data;
  const original = await files.arrive(Readable.from([Buffer.from(JSON.stringify(sheet))]));
  const fileName = plainName(sheet.fileName ?? `${sheet.sheetName}.json`);
  return { source: 'rows', fileName, original, decision: { decisionNumber, decisionDate }, scan: null };
}

async function receiveWorkbook(request: FastifyRequest, kind: ListKind, files: ReceivedFiles): Promise<Reception> {
  const { original, ...beside } = await receiveForm(request, { kind, names: ['file', 'decisionScan'], files });
  if (original) return { source: 'file', fileName: original.fileName, original, ...beside };
  if (beside.scan) await files.drop(beside.scan.file.path);
  throw new Refused('FILE_MISSING');
}

interface FormOf {
  /** How large a file may be is for the list to say. */
  readonly kind: ListKind;
  /** The fields whose files are taken. */
  readonly names: readonly ('file' | 'decisionScan')[];
  readonly files: ReceivedFiles;
}

async function receiveForm(
  request: FastifyRequest,
  { kind, names, files }: FormOf,
): Promise<Beside & { readonly original: (ArrivedFile & { readonly fileName: string }) | null }> {
  const arrived = new Map<string, ArrivedFile & { fileName: string }>();
  const fields: Record<string, unknown> = {};
  const limits = { ...partLimits, fileSize: (kind === 'services' ? defaultLimits : accountLimits).fileBytes };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else if (!names.some((name) => name === part.fieldname)) part.file.resume();
      else if (arrived.has(part.fieldname)) throw invalid([{ path: [part.fieldname], message: 'twice' }]);
      else arrived.set(part.fieldname, { ...(await arriveWhole(part, files)), fileName: plainName(part.filename) });
    }
    const decision = DecisionFields.safeParse(fields);
    if (!decision.success) throw invalid(decision.error.issues);
    const scan = arrived.get('decisionScan');
    return {
      original: arrived.get('file') ?? null,
      decision: decision.data,
      scan: scan ? { file: scan, type: scanType(scan.head) } : null,
    };
  } catch (error) {
    for (const file of arrived.values()) await files.drop(file.path);
    throw error;
  }
}

async function arriveWhole(part: MultipartFile, files: ReceivedFiles): Promise<ArrivedFile> {
  const file = await files.arrive(part.file);
  if (!part.file.truncated) return file;
  await files.drop(file.path);
  throw new Refused('FILE_TOO_LARGE');
}

/** Only the last part of a path, without control characters. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/\p{C}/gu, '').trim().slice(-255).toWellFormed() || 'list.xlsx';
}

const scanTypes: readonly (readonly [magic: string, type: string])[] = [
  ['25504446', 'application/pdf'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
];

/** By its first bytes, never by its name. */
function scanType(head: Buffer): string {
  const hex = head.toString('hex');
  const found = scanTypes.find(([magic]) => hex.startsWith(magic));
  if (!found) throw new Refused('SCAN_NOT_ACCEPTED');
  return found[1];
}
