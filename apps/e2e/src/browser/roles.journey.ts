import { expect, test } from '@jest/globals';
import { ask } from './api.js';
import { refusal } from './data.js';
import type { RunningPlatform } from './installation.js';
import { accountButton, type People, PHONE, signOutByKeys } from './people.js';
import { MAY, NEVER, OTHERWISE } from './roles.js';
import { shown } from './shown.js';
import { letsSomebodyIn } from './work/admin.js';
import { collectsForm, marksAttendance } from './work/field.js';
import { acceptsForm, approvesReport, makesReport } from './work/offices.js';
import { discardsFact, looksAtObligations, readsFigure } from './work/readers.js';
import { expectUsable, type Work } from './work/work.js';

/** What everybody does here with the keyboard alone; whoever has no work of their own in the console reads. */
const WORK: Readonly<Record<string, Work>> = {
  quantri: letsSomebodyIn,
  lanhdao: approvesReport,
  chunhiem: makesReport,
  canbo: acceptsForm,
  truongthon: collectsForm,
  tocongnghe: collectsForm,
  giangvien: marksAttendance,
  yte: readsFigure,
  dieutra: collectsForm,
  doitac: readsFigure,
  baovedulieu: looksAtObligations,
  xem: readsFigure,
  vanhanh: discardsFact,
};

/** Everybody, one after another: what they see, what they do, and what is left when they have gone. */
export function everybody(platform: () => RunningPlatform, people: () => People): void {
  test.each(Object.entries(MAY))(
    'as %s somebody sees their own work and does it with the keyboard alone, and after signing out sees nothing',
    async (login, may) => {
      const { context, page, keys, faults } = await people().arrive(login);
      const menu = page.getByRole('navigation', { name: 'Danh mục trang' });
      const entries = await menu.getByRole('link').allInnerTexts();
      expect(entries).toEqual(expect.arrayContaining([...may]));
      expect(entries.filter((entry) => NEVER(login).includes(entry))).toEqual([]);
      const name =
        (await accountButton(page).getAttribute('aria-label'))?.replace('Tài khoản của bạn: ', '') ?? '';
      expect(name).toMatch(/\(minh họa\)$/);
      await expectUsable(page);

      await WORK[login]?.({ platform: platform(), people: people(), page, keys });
      await page.setViewportSize(PHONE);
      for (const path of OTHERWISE[login] ?? []) {
        await page.goto(path);
        await shown(page);
        await expectUsable(page);
      }
      expect(faults).toEqual([]);

      await signOutByKeys(keys);
      expect((await ask(page, 'GET', '/session')).status).toBe(401);
      await page.goBack();
      await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
      expect(await page.getByText(name).count()).toBe(0);
      await context.close();
    },
  );

  test('with a wrong password somebody is told so and stays outside', async () => {
    const context = await people().fresh();
    const page = await context.newPage();
    await page.goto('/');
    await expectUsable(page);
    await page.getByRole('link', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Tên đăng nhập').fill('xem');
    await expectUsable(page);
    await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText(/mật khẩu chưa đúng/).waitFor();
    await expectUsable(page);
    await page.goto('/id/sign-in/gone');
    await page.getByRole('heading', { name: 'Trang đăng nhập đã hết hạn' }).waitFor();
    await expectUsable(page);
    await page.goto('/session/callback?code=made-up&state=made-up');
    await page.getByRole('link', { name: 'Đăng nhập lại' }).waitFor();
    await expectUsable(page);
    await page.goto('/');
    expect(await refusal(page, '/session')).toBe(401);
    await context.close();
  });
}
