import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Keyboard } from './keyboard.js';
import { type Account, DESK, People, PHONE, settled } from './people.js';
import { phone } from './phone.js';
import { smallPng } from './small-png.js';

/** Pictures are for pages of documents; larger ones are a burden to whoever clones. */
const MOST_BYTES = 150_000;

interface Screen {
  readonly file: string;
  readonly login: string;
  readonly path: string;
  readonly viewport: typeof DESK;
}

const SCREENS: readonly Screen[] = [
  { file: 'glance-1440.png', login: 'lanhdao', path: '/', viewport: DESK },
  { file: 'glance-360.png', login: 'lanhdao', path: '/', viewport: PHONE },
  { file: 'figures-1440.png', login: 'lanhdao', path: '/figures', viewport: DESK },
  {
    file: 'figure-1440.png',
    login: 'lanhdao',
    path: '/figures/nghe-an-2022/survey.government',
    viewport: DESK,
  },
  { file: 'review-1440.png', login: 'canbo', path: '/responses?state=any', viewport: DESK },
  { file: 'classes-1440.png', login: 'canbo', path: '/classes', viewport: DESK },
];

/**
 * Saves the pictures of the documents from a running installation with the pilots loaded: light, Vietnamese, always the
 * same sizes.
 * @param installation its public address and its accounts
 * @param folder where the pictures go; those that are there are replaced
 * @throws Error when a picture is too large
 */
export async function saveScreens(
  installation: { readonly url: string; readonly accounts: readonly Account[] },
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const people = await People.of(installation);
  try {
    const saved: string[] = [];
    for (const { file, login, path, viewport } of SCREENS) {
      const { page } = await people.visit(login, path, viewport);
      saved.push(await save(page, join(folder, file)));
      await page.close();
    }
    return [...saved, ...(await phoneScreens(people, folder))];
  } finally {
    await people.close();
  }
}

/** What a phone shows before and after somebody has signed in there. */
async function phoneScreens(people: People, folder: string): Promise<readonly string[]> {
  const context = await people.fresh(PHONE);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Tên đăng nhập').waitFor();
  const first = await save(page, join(folder, 'sign-in-360.png'));
  await page.goto('/capture/');
  await people.signIn(page, 'tocongnghe');
  await phone.setPin(new Keyboard(page), '246810');
  await page
    .getByRole('button', { name: /^Điền phiếu mới: / })
    .first()
    .waitFor();
  return [first, await save(page, join(folder, 'capture-360.png'))];
}

async function save(page: Page, file: string): Promise<string> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await settled(page);
  await writeFile(
    file,
    smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' })),
  );
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, ${MOST_BYTES} are allowed`);
  return file;
}
