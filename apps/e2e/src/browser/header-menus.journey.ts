import { describe, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Keyboard } from './keyboard.js';
import { accountButton, type People } from './people.js';

/** The menus of the header are loaded after their buttons: nothing that is done meanwhile is lost. */
export function headerMenus(people: () => People): void {
  describe('while the menus of the header come', () => {
    /** Whoever has just signed in, and how the menus come at last. */
    async function early(): Promise<{ page: Page; come: () => void; leave: () => Promise<void> }> {
      const context = await people().fresh();
      const page = await context.newPage();
      const asked = Promise.withResolvers<void>();
      await page.route('**/assets/later-*.js', async (route) => {
        await asked.promise;
        await route.continue();
      });
      await page.goto('/');
      await people().signIn(page, 'xem');
      return { page, come: () => asked.resolve(), leave: () => context.close() };
    }
    const entry = (page: Page) => page.getByRole('menuitem', { name: 'Đăng xuất' });

    test('the keyboard stays at their button', async () => {
      const { page, come, leave } = await early();
      await new Keyboard(page).to(accountButton(page));
      come();
      await accountButton(page).and(page.locator('[aria-expanded]:focus')).waitFor();
      await page.keyboard.press('Enter');
      await entry(page).waitFor();
      await leave();
    });

    test('one that is asked for the moment it comes opens', async () => {
      const { page, come, leave } = await early();
      await accountButton(page).hover();
      const came = page.waitForResponse('**/assets/later-*.js');
      come();
      await (await came).finished();
      await page.mouse.down();
      await page.mouse.up();
      await entry(page).waitFor();
      await leave();
    });

    test('one that was asked for opens when it is there, and stays open', async () => {
      const { page, come, leave } = await early();
      await accountButton(page).click();
      come();
      await accountButton(page).and(page.locator('[aria-expanded]')).waitFor();
      await entry(page).click();
      await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
      await leave();
    });
  });
}
