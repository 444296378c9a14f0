import type { CDPSession } from 'playwright-core';
import { type Account, accountButton, People, PHONE, settled } from './people.js';

/** The phone of Lighthouse's usual profile: slow 4G, and a quarter of this machine's processor. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 675_000 / 8,
};
const CPU_RATE = 4;

/** The browser tells of every paint that is larger than those before it. */
const OBSERVE = `
  window.largestPaint = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });`;

/** What somebody waits for who opens a page for the first time on a phone. */
export interface FirstOpening {
  readonly page: string;
  /** Largest contentful paint, ms after the page was asked for, a value a run. */
  readonly paints: readonly number[];
  /** What came over the wire until nothing was waited for any more, headers and all, bytes, a value a run. */
  readonly bytes: readonly number[];
}

const OPENINGS = [
  { page: 'signed out', path: '/', login: undefined },
  { page: 'the pilot at a glance', path: '/', login: 'lanhdao' },
  { page: 'forms on a phone', path: '/capture/', login: 'tocongnghe' },
] as const;

/** Opens pages with nothing in the browser's cache. @param runs of each page */
export async function firstOpenings(
  installation: { readonly url: string; readonly accounts: readonly Account[] },
  runs: number,
): Promise<readonly FirstOpening[]> {
  const people = await People.of(installation);
  try {
    const openings: FirstOpening[] = [];
    for (const { page, path, login } of OPENINGS) {
      const found = [];
      for (let run = 0; run < runs; run += 1) found.push(await opened(people, path, login));
      openings.push({ page, paints: found.map(({ ms }) => ms), bytes: found.map(({ bytes }) => bytes) });
    }
    return openings;
  } finally {
    await people.close();
  }
}

async function opened(people: People, path: string, login?: string): Promise<{ ms: number; bytes: number }> {
  const context = await people.fresh(PHONE);
  try {
    if (login !== undefined) {
      const before = await context.newPage();
      await before.goto('/');
      await people.signIn(before, login);
      await accountButton(before).waitFor();
      await before.close();
    }
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await slow(session);
    const received = count(session);
    await page.addInitScript(OBSERVE);
    await page.goto(path);
    await settled(page);
    return { ms: await page.evaluate<number>('window.largestPaint'), bytes: received() };
  } finally {
    await context.close();
  }
}

async function slow(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  // What a page keeps for later would come over the same line and be counted.
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
}

function count(session: CDPSession): () => number {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => bytes;
}
