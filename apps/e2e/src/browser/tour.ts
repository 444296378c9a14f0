import type { Page } from 'playwright-core';
import { obstacles } from './axe.js';
import { DESK, PHONE, type Visit } from './people.js';
import { shown } from './shown.js';

/** Served beside the pages of the console. */
const OUTSIDE = /^\/(api|capture|id|session)(\/|$)/;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Pages that differ in their record alone are one: `/classes/:id`. */
export const patternOf = (path: string): string =>
  path
    .replace(/\?.*$/, '')
    .replace(ID, ':id')
    .replace(/^\/figures\/[^/]+\/[^/]+/, '/figures/:programme/:indicator');

/** What was found on the pages of a tour. */
export interface Tour {
  readonly pages: readonly string[];
  /** A line each, with the page it is about. */
  readonly faults: readonly string[];
}

/**
 * Goes to every page that links lead to, one of each pattern, and looks at it twice: light at a desk, dark on a phone.
 * @param begin where links are followed from
 */
export async function tour({ page, faults }: Visit, begin: readonly string[]): Promise<Tour> {
  const waiting = [...begin];
  const seen = new Map<string, string[]>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(path);
    if (OUTSIDE.test(path) || seen.has(pattern)) continue;
    seen.set(pattern, await lookedAt(page, faults, path));
    waiting.push(...(await links(page)));
  }
  return {
    pages: [...seen.keys()].sort(),
    faults: [...seen].flatMap(([pattern, found]) => found.map((text) => `${pattern}: ${text}`)),
  };
}

/** What is wrong with one page, in both sizes. */
async function lookedAt(page: Page, faults: Visit['faults'], path: string): Promise<string[]> {
  const before = faults.length;
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  const here = await shown(page).then(
    () => true,
    () => false,
  );
  if (!here) return [`does not come: ${(await page.getByRole('main').allInnerTexts()).join(' ')}`];
  const wide = await obstacles(page);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  const narrow = await obstacles(page);
  return [
    ...wide.map((text) => `${DESK.width}: ${text}`),
    ...narrow.map((text) => `${PHONE.width}: ${text}`),
    ...faults.slice(before).map(({ kind, text }) => `${kind}: ${text}`),
  ];
}

const links = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    '[...document.links].filter((link) => link.origin === origin).map((link) => link.pathname + link.search)',
  );
