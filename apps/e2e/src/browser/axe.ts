import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** The lines of a long table are made alike; to look at hundreds of them is most of the time that a page takes. */
const FURTHER_LINES = 'tbody > tr:nth-child(n + 26)';

/**
 * What keeps somebody from using a page as it stands, a line each; and whether it must be moved sideways. No page has a
 * frame, so that it is looked at where it is, without the second page that the builder opens for frames of other sites.
 */
export async function obstacles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .exclude(FURTHER_LINES)
    .setLegacyMode()
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
  const [needed = 0, there = 0] = await page.evaluate<number[]>(
    '[document.scrollingElement.scrollWidth, innerWidth]',
  );
  return needed > there ? [...found, `the page is ${needed} wide in a window of ${there}`] : found;
}
