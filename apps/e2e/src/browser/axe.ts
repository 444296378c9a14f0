import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What keeps somebody from using a page as it stands, a line each; and whether it must be moved sideways. */
export async function obstacles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
  const [needed = 0, there = 0] = await page.evaluate<number[]>(
    '[document.scrollingElement.scrollWidth, innerWidth]',
  );
  return needed > there ? [...found, `the page is ${needed} wide in a window of ${there}`] : found;
}
