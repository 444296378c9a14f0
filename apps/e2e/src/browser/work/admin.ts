import { told } from '../api.js';
import { DESK } from '../people.js';
import { shown } from '../shown.js';
import { newcomer } from './newcomer.js';
import { type Desk, expectUsable } from './work.js';

/** An administrator lets somebody in, who then sets a password by the link and signs in. */
export async function letsSomebodyIn({ people, page, keys }: Desk): Promise<void> {
  const login = `moi${crypto.randomUUID().slice(0, 6)}`;
  await keys.open('Tài khoản');
  await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
  await shown(page);
  await keys.press(page.getByRole('button', { name: 'Thêm tài khoản' }));
  const dialog = page.getByRole('dialog', { name: 'Thêm tài khoản' });
  await keys.write(dialog.getByLabel('Họ tên'), 'Người mới (minh họa)');
  await keys.choose(dialog.getByLabel('Vai trò'), 'Người xem');
  await keys.press(dialog.getByLabel('Toàn tỉnh'), 'Space');
  await keys.write(dialog.getByLabel(/^Tên đăng nhập/), login);
  await expectUsable(page);
  await keys.press(dialog.getByRole('button', { name: 'Lưu' }));
  const given = page.getByRole('dialog', { name: 'Liên kết đặt mật khẩu' });
  const link = await given.locator('code').innerText();
  await expectUsable(page);
  await keys.press(given.getByRole('button', { name: 'Tôi đã gửi, đóng lại' }));
  await page.getByRole('row').filter({ hasText: login }).first().waitFor();

  const context = await people.fresh(DESK);
  await newcomer(people, await context.newPage(), { login, link: link.trim() });
  await context.close();
  const [account] = await told<{ status: string }[]>(page, 'GET', `/api/identity/accounts?q=${login}`);
  if (account?.status !== 'active') throw new Error(`the account stands at ${account?.status}`);
}
