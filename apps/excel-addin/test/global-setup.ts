import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The page that the API serves, built once for all who open it. */
export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../build.mjs')], { stdio: 'inherit' });
}
