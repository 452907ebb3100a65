import { openDataFolder } from './data-folder.js';
import { keysOf } from './installation.js';
import { readSettings, refusalText } from './settings.js';

/** Prints the key with which a bot on another machine calls this installation; answers the exit code. */
export async function printBotKey(env: NodeJS.ProcessEnv): Promise<number> {
  const reading = readSettings(env);
  if ('faults' in reading) {
    process.stderr.write(`${refusalText(reading.faults)}\n`);
    return 1;
  }
  const keys = await keysOf(reading.settings, await openDataFolder(reading.settings.EMC_DATA_DIR));
  process.stdout.write(`${keys.botKey}\n`);
  return 0;
}
