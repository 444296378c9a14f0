import { eventually } from '@xaso/testing';
import type { BrowserContext, Page, Request } from 'playwright-core';

/** How often in a row nothing may be under way: what has just come may ask for more. */
const CALM = 3;
const pending = new WeakMap<Page, Set<Request>>();

/** Keeps count of what the pages of a browser profile wait for. */
export function noteRequests(context: BrowserContext): void {
  context.on('page', (page) => {
    const asked = new Set<Request>();
    pending.set(page, asked);
    page.on('request', (request) => asked.add(request));
    page.on('requestfinished', (request) => asked.delete(request));
    page.on('requestfailed', (request) => asked.delete(request));
  });
}

/**
 * The page has its heading, waits for nothing and says so. Half a second without requests says the same, and costs more
 * than many a page.
 */
export async function shown(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  let calm = 0;
  await eventually(
    async () => {
      const waiting = [...(pending.get(page) ?? [])].map((request) => request.url());
      const loading = await page.getByRole('status', { name: 'Đang tải…' }).count();
      calm = waiting.length + loading === 0 ? calm + 1 : 0;
      if (calm < CALM) throw new Error(`${page.url()} waits for ${waiting.join(', ') || 'what it shows'}`);
    },
    { every: 30 },
  );
}
