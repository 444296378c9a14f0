import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { startBrowser } from './browser.js';
import { type Fault, watched } from './watched.js';

/** A little window for a phone, a usual one for a desk. */
export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1440, height: 900 };

/** How slow a step may be: the machine has other work too. */
const PATIENCE_MS = 45_000;

export interface Account {
  readonly login: string;
  readonly role: string;
  readonly password: string;
}

/** A page of somebody who is signed in, and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  readonly faults: readonly Fault[];
}

/** The people of an installation, each with a browser profile of their own. */
export class People {
  readonly #profiles = new Map<string, Promise<BrowserContext>>();

  private constructor(
    readonly url: string,
    readonly accounts: readonly Account[],
    readonly browser: Browser,
  ) {}

  static async of({ url, accounts }: { url: string; accounts: readonly Account[] }): Promise<People> {
    return new People(url, accounts, await startBrowser());
  }

  /** Who has this login. @throws Error when nobody has */
  account(login: string): Account {
    const found = this.accounts.find((one) => one.login === login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found;
  }

  /** A new page of somebody who is signed in; signs in where that was not done yet. */
  async visit(login: string, path = '/', viewport = DESK): Promise<Visit> {
    const profile = this.#profiles.get(login) ?? this.#signedIn(login);
    this.#profiles.set(login, profile);
    const page = await (await profile).newPage();
    await page.setViewportSize(viewport);
    const faults = watched(page);
    await page.goto(path);
    await settled(page);
    return { page, faults };
  }

  /** A browser that nobody has used yet. */
  async fresh(viewport = DESK): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  /** Signs in by the page, from wherever it asks for that. */
  async signIn(page: Page, login: string): Promise<void> {
    await page.getByRole('link', { name: 'Đăng nhập' }).click();
    await this.giveCredentials(page, login);
  }

  /** Fills in the page of the issuer. */
  async giveCredentials(page: Page, login: string): Promise<void> {
    await page.getByLabel('Tên đăng nhập').fill(login);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(this.account(login).password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/id/'));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async #signedIn(login: string): Promise<BrowserContext> {
    const context = await this.fresh();
    const page = await context.newPage();
    await page.goto('/');
    await this.signIn(page, login);
    await accountButton(page).waitFor();
    await page.close();
    return context;
  }
}

/** In the header of whoever is signed in; its name ends with theirs. */
export const accountButton = (page: Page) => page.getByRole('button', { name: /^Tài khoản của bạn: / });

/** Signs out by the menu of the account. */
export async function signOut(page: Page): Promise<void> {
  await accountButton(page).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
}

/** The page has its heading and waits for nothing any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  for (const loading of await page.getByRole('status', { name: 'Đang tải…' }).all())
    await loading.waitFor({ state: 'detached' });
}

/** Goes to something by the Tab key alone. @throws Error when the key does not lead there */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 150; steps += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not lead to ${String(target)}`);
}
