import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from './browser.js';
import { Keyboard } from './keyboard.js';
import { noteRequests, shown } from './shown.js';
import { type Fault, watched } from './watched.js';

/** A little window for a phone, a usual one for a desk. */
export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1440, height: 900 };

/** How slow a step may be: the machine has other work too, and a step that comes in time does not wait for it. */
const PATIENCE_MS = 60_000;

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

export interface Arrival extends Visit {
  readonly context: BrowserContext;
  readonly keys: Keyboard;
}

/** The people of an installation, each with a browser profile of their own. */
export class People {
  readonly #profiles = new Map<string, Promise<BrowserContext>>();
  readonly #visits: Page[] = [];

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
    this.#visits.push(page);
    await page.setViewportSize(viewport);
    const faults = watched(page);
    await page.goto(path);
    await shown(page);
    return { page, faults };
  }

  /** Somebody without a mouse who signs in at a browser that nobody has used yet. */
  async arrive(login: string, path = '/', viewport = DESK): Promise<Arrival> {
    const context = await this.fresh(viewport);
    const page = await context.newPage();
    const faults = watched(page);
    const keys = new Keyboard(page);
    await page.goto(path);
    await this.signInByKeys(keys, login);
    await shown(page);
    return { context, page, faults, keys };
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
    noteRequests(context);
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

  /** The same with the keyboard alone. @param password another than the one that was handed out */
  async signInByKeys(keys: Keyboard, login: string, password = this.account(login).password): Promise<void> {
    const { page } = keys;
    await keys.press(page.getByRole('link', { name: 'Đăng nhập' }));
    await keys.write(page.getByLabel('Tên đăng nhập'), login);
    await keys.write(page.getByLabel('Mật khẩu', { exact: true }), password);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.startsWith('/id/'));
  }

  /** Closes the pages of all visits; whoever is signed in stays so. */
  async leave(): Promise<void> {
    await Promise.all(this.#visits.splice(0).map((page) => page.close()));
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

/** The same with the keyboard alone. */
export async function signOutByKeys(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.press(accountButton(page));
  await keys.to(page.getByRole('menuitem', { name: 'Đăng xuất' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
}

/** As `shown`, and half a second passed without a request: for pictures and for what is measured. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  for (const loading of await page.getByRole('status', { name: 'Đang tải…' }).all())
    await loading.waitFor({ state: 'detached' });
}
