import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Made to be looked at; git does not keep them. */
const folder = join(import.meta.dirname, '../dist/pictures');

/** Keeps what a page shows; no view may need sideways scrolling. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const [wide, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect([name, wide]).toEqual([name, room]);
}
