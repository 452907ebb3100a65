import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Made to be looked at; git does not keep them. */
const folder = join(import.meta.dirname, '../dist/pictures');

/** A pane on a small screen; the same at 200 %, with half as many pixels to lay out; a page. */
const sizes = [
  { width: 350, height: 378, isKept: true },
  { width: 175, height: 189, isKept: false },
  { width: 1280, height: 800, isKept: true },
] as const;

/** Keeps what a page shows; no view may need sideways scrolling. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await keep(page, name);
  expect(await sticksOut(page, name)).toEqual([]);
}

/** The same at the width of the page and of the pane. */
export async function takePictures(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [350, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await takePicture(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Says what sticks out sideways of a view at each size, nothing where all of it fits; keeps it as a page and as a pane. */
export async function fitsEverywhere(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const { isKept, ...size } of sizes) {
    const sized = `${name}, ${size.width} px wide`;
    await page.setViewportSize(size);
    if (isKept) await keep(page, sized);
    found.push(...(await sticksOut(page, sized)));
  }
  if (before) await page.setViewportSize(before);
  return found;
}

async function keep(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

async function sticksOut(page: Page, name: string): Promise<string[]> {
  const told = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > room && !element.closest('.wide > *, .heard'),
    );
    return [`scrolls to ${document.documentElement.scrollWidth}`, ...wide.map((one) => one.outerHTML.slice(0, 100))];
  });
  return told.map((each) => `${name}: ${each}`);
}
