import type { DataFolder } from './data-folder.js';
import type { Settings } from './settings.js';

/** Where and as what this process runs; made once at start. */
export class Installation {
  constructor(
    readonly settings: Settings,
    readonly databaseUrl: string,
    readonly dataFolder: DataFolder,
  ) {}

  get works(): boolean {
    return this.settings.EMC_ROLE !== 'api';
  }
}
