import type { DataFolder } from './data-folder.js';
import type { InstallationKeys } from './installation-keys.js';
import type { Settings } from './settings.js';

/** Where and as what this process runs; made once at start. */
export class Installation {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly dataFolder: DataFolder;
  readonly keys: InstallationKeys;

  constructor(made: Pick<Installation, 'settings' | 'databaseUrl' | 'dataFolder' | 'keys'>) {
    this.settings = made.settings;
    this.databaseUrl = made.databaseUrl;
    this.dataFolder = made.dataFolder;
    this.keys = made.keys;
  }

  get works(): boolean {
    return this.settings.EMC_ROLE !== 'api';
  }
}
