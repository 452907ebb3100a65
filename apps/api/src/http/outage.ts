import type { Logger } from '@nestjs/common';
import type { ProblemCode } from '@emc/contract';
import { QueryFailedError } from 'typeorm';
import { Refused } from './refused.js';

/** PostgreSQL's SQLSTATE, whole or by its class. */
const bySqlState: Readonly<Record<string, ProblemCode>> = {
  '23505': 'ALREADY_EXISTS',
  '23503': 'REFERENCE_UNKNOWN',
  // A day or a time that no calendar has.
  '22007': 'REQUEST_INVALID',
  '22008': 'REQUEST_INVALID',
  '22009': 'REQUEST_INVALID',
  '53100': 'NO_ROOM',
  '53': 'DATABASE_AWAY', // too little memory, too many connections
  '08': 'DATABASE_AWAY', // the connection
  '57P01': 'DATABASE_AWAY', // stopped by its administrator
  '57P02': 'DATABASE_AWAY', // crashed
  '57P03': 'DATABASE_AWAY', // starting
  '25006': 'DATABASE_AWAY', // takes no writing, as after a change of its leader
  // Stopped by a time limit, or in the way of each other: asked again it may well do.
  '57014': 'BUSY',
  '55P03': 'BUSY',
  '40001': 'BUSY',
  '40P01': 'BUSY',
};
const byNodeCode: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'NO_ROOM',
  EDQUOT: 'NO_ROOM',
  ECONNREFUSED: 'DATABASE_AWAY',
  ENOTFOUND: 'DATABASE_AWAY',
  EAI_AGAIN: 'DATABASE_AWAY',
  EHOSTUNREACH: 'DATABASE_AWAY',
  ENETUNREACH: 'DATABASE_AWAY',
};
/** Of a connection that had stood, to the database where it is one of its errors. */
const lostConnection: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** For these pg has words only. */
const saidByPg: ReadonlySet<string> = new Set([
  'Connection terminated',
  // While it connects; a sender who breaks off is "aborted".
  'read ECONNRESET',
  'write ECONNRESET',
  'write EPIPE',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
]);

/** What an error of the database or of the disk means for whoever asked; undefined when it is of neither. */
export function outageOf(error: unknown): ProblemCode | undefined {
  if (error instanceof AggregateError) return error.errors.map(outageOf).find(Boolean);
  const ofQuery = error instanceof QueryFailedError;
  const cause: unknown = ofQuery ? error.driverError : error;
  if (!(cause instanceof Error)) return undefined;
  if (saidByPg.has(cause.message)) return 'DATABASE_AWAY';
  const code = 'code' in cause ? String(cause.code) : '';
  if (ofQuery && lostConnection.has(code)) return 'DATABASE_AWAY';
  if (code in byNodeCode) return byNodeCode[code];
  return /^[\dA-Z]{5}$/.test(code) ? (bySqlState[code] ?? bySqlState[code.slice(0, 2)]) : undefined;
}

const quietMs = 10_000;

/** Logs an outage once in a while and without a stack: each request meets it, and the log lies on the same disk. */
export class Outages {
  private readonly told = new Map<ProblemCode, number>();

  constructor(private readonly log: Logger) {}

  note(code: ProblemCode, error: unknown): void {
    // Whoever refuses on purpose has said why, once.
    if (error instanceof Refused || (code !== 'DATABASE_AWAY' && code !== 'NO_ROOM')) return;
    const now = performance.now();
    if (now - (this.told.get(code) ?? -quietMs) < quietMs) return;
    this.told.set(code, now);
    this.log.warn(`${code}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
