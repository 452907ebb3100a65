import { errorCode } from '../data-folder.js';

/** PostgreSQL's classes of errors that come back however often one tries: bad data, constraints, limits. */
export function isOfTheData(error: unknown): boolean {
  return /^(22|23|54)\w{3}$/.test(errorCode(error));
}

/** Somebody else holds a lock, or the statement took too long: the database took it back for certain. */
export function isBusy(error: unknown): boolean {
  return ['55P03', '57014', '40P01'].includes(errorCode(error));
}

/** No room on a disk: the database's (disk_full, or a write that failed), or that of this process. */
export function isFull(error: unknown): boolean {
  return ['53100', '58030', 'ENOSPC', 'EDQUOT'].includes(errorCode(error));
}
