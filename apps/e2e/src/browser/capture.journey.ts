import { expect, test } from '@jest/globals';
import { ask, told } from './api.js';
import { Keyboard } from './keyboard.js';
import { type People, PHONE, signOut } from './people.js';
import { phone, type Sending } from './phone.js';
import { expectUsable } from './work/work.js';

/** The page for phones: without a network, shared by two, and every kind of screen as it looks. */
export function capture(people: () => People): void {
  test('a field team fills a form in without a network and sends it later, once', async () => {
    const context = await people().fresh(PHONE);
    const page = await context.newPage();
    const keys = new Keyboard(page);
    await page.goto('/capture/');
    await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
    await expectUsable(page);
    await people().signInByKeys(keys, 'tocongnghe');
    await page.getByLabel('Nhập lại mã PIN').waitFor();
    await expectUsable(page);
    await phone.setPin(keys, '246810');
    const begin = page.getByRole('button', { name: /^Điền phiếu mới: / });
    await begin.first().waitFor();
    await expectUsable(page);
    await page.waitForFunction('navigator.serviceWorker.controller !== null');

    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: 'Nhập mã PIN của tocongnghe' }).waitFor();
    await expectUsable(page);
    await phone.unlock(keys, '246810');
    await keys.press(begin);
    const kinds: string[] = [];
    const asked = await phone.fillIn(keys, async (kind) => {
      kinds.push(kind);
      await expectUsable(page);
    });
    expect(asked).toBeGreaterThan(5);
    expect(kinds).toEqual(expect.arrayContaining(['radio', 'boxes', 'hamlet', 'text numeric', 'review']));
    await page.getByText('Chờ gửi', { exact: true }).waitFor();
    await page.reload();
    await phone.unlock(keys, '246810');
    await page.getByText('Chờ gửi', { exact: true }).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectUsable(page);

    const sent = phone.sendings(page);
    await context.setOffline(false);
    await page.getByText(/^Đã nhận( từ trước)?$/).waitFor();
    const [form] = sent;
    if (!form) throw new Error('nothing was sent');
    expect((await ask(page, 'POST', '/api/surveys/responses', form)).status).toBeLessThan(300);
    const { page: officer } = await people().visit('canbo');
    const path = `/api/surveys/responses?campaignId=${form.campaignId}&limit=500`;
    const stored = await told<Sending[]>(officer, 'GET', path);
    expect(stored.filter(({ clientId }) => clientId === form.clientId)).toHaveLength(1);

    await page.goto('/');
    await signOut(page);
    await people().signIn(page, 'dieutra');
    await page.goto('/capture/');
    await phone.setPin(keys, '135791');
    await page.getByText('Chưa có phiếu nào.').waitFor();
    await context.close();
  });
}
