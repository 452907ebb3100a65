import { type DataFolder, secretKeyOf } from './data-folder.js';
import { type InstallationKeys, installationKeys } from './installation-keys.js';
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

/** The keys that come from the settings' secret key or, where they name none, from that of the data folder. */
export async function keysOf(settings: Settings, dataFolder: DataFolder): Promise<InstallationKeys> {
  const { EMC_SECRET_KEY, EMC_SECRET_KEY_PREVIOUS } = settings;
  return installationKeys(EMC_SECRET_KEY ?? (await secretKeyOf(dataFolder)), EMC_SECRET_KEY_PREVIOUS);
}
