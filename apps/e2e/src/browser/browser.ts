import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where Chrome is on machines that the packaged browser is not made for. */
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/**
 * Asks nobody outside for anything, and runs where there is no sandbox and little shared memory, as in a container. The
 * package proposes more, such as to do without the same-origin rule and with a single process: neither is what people use.
 */
const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-first-run',
  '--no-sandbox',
  '--no-zygote',
];

/**
 * A browser without a window: the one of the package, which is for Linux, or Chrome where it is installed.
 * @throws Error that says what is missing
 */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  try {
    return await chromium.launch({ executablePath, args: ARGUMENTS });
  } catch (cause) {
    throw new Error(
      `The browser ${executablePath} did not start. If a library is missing, it is named below; on Debian: apt-get install libnss3`,
      { cause },
    );
  }
}

async function browserPath(): Promise<string> {
  if (process.platform === 'linux') return sparticuz.executablePath();
  const found = [process.env['CHROME_PATH'] ?? '', ...INSTALLED].find((path) => existsSync(path));
  if (found) return found;
  throw new Error('No browser: install Chrome, or say where one is by CHROME_PATH.');
}
