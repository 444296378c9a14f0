import { expect, test } from '@jest/globals';
import { ask, told } from './api.js';
import { elsewhere, NGHE_AN, refusal, SCRIPT, sentForm } from './data.js';
import { accountButton, type People } from './people.js';
import { shown } from './shown.js';

/** What nobody gets at: other communes, the session of somebody else, the page itself by a text. */
export function access(people: () => People): void {
  test('an officer cannot open what belongs to another commune, neither by its address nor by the interface', async () => {
    const { page: lead } = await people().visit('chunhiem');
    const { page, faults } = await people().visit('canbo');
    const form = await elsewhere(lead, `/api/surveys/responses?programme=${NGHE_AN}&limit=500`);
    const course = await elsewhere(lead, '/api/training/classes?limit=100');
    for (const path of [`/responses/${form.id}`, `/classes/${course.id}`]) {
      await page.goto(path);
      await shown(page);
      await page
        .getByRole('alert')
        .getByText(/Tài khoản của bạn không được làm việc này|Không tìm thấy/)
        .first()
        .waitFor();
    }
    for (const path of [
      `/api/surveys/responses/${form.id}`,
      `/api/training/classes/${course.id}/roster`,
      '/api/identity/accounts',
    ])
      expect([path, [403, 404].includes(await refusal(page, path))]).toEqual([path, true]);
    for (const path of ['/api/surveys/responses', '/api/training/people']) {
      const asked = await ask(page, 'GET', `${path}?communeUnitId=${form.communeUnitId}`);
      expect([path, asked.status === 403 ? [] : asked.body]).toEqual([path, []]);
    }
    expect(faults).toEqual([]);
  });

  test('an officer with a changed cookie is nobody, and another site cannot act in their name', async () => {
    const context = await people().fresh();
    const page = await context.newPage();
    await page.goto('/');
    await people().signIn(page, 'canbo');
    await accountButton(page).waitFor();
    const unproved = await page.evaluate(
      async () => (await fetch('/api/surveys/campaigns', { method: 'POST' })).status,
    );
    expect(unproved).toBe(403);
    const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-xaso');
    if (!cookie) throw new Error('the session has no cookie');
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    const value = (cookie.value.startsWith('A') ? 'B' : 'A') + cookie.value.slice(1);
    await context.addCookies([{ ...cookie, value }]);
    expect(await refusal(page, '/session')).toBe(401);
    expect(await refusal(page, '/api/surveys/campaigns')).toBe(401);
    await context.close();
  });

  test('a program in a text field is shown as the text it is', async () => {
    const { page, faults } = await people().visit('canbo', '/surveys');
    await page.getByRole('button', { name: 'Tạo khoá' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tạo khoá' });
    await dialog.getByLabel('Tên máy').fill(SCRIPT);
    await dialog.getByLabel('Hết hạn').first().fill('2026-12-31');
    await dialog.getByRole('button', { name: 'Tạo khoá' }).click();
    await dialog.getByText(/^Địa chỉ này chỉ hiện một lần/).waitFor();
    await page.goto('/surveys');
    await page.getByText(SCRIPT).first().waitFor();
    const id = await sentForm((await people().visit('tocongnghe')).page, SCRIPT);
    await page.goto(`/responses/${id}`);
    await page.getByText(SCRIPT).first().waitFor();
    expect(await page.locator('img[onerror]').count()).toBe(0);
    expect(faults).toEqual([]);
    await told(page, 'POST', `/api/surveys/responses/${id}/reject`, { reasonCode: 'invalid' });
  });
}
