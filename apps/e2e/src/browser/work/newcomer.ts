import type { Page } from 'playwright-core';
import { Keyboard } from '../keyboard.js';
import { accountButton, type People, PHONE } from '../people.js';
import { codeOf } from '../totp.js';
import { expectUsable } from './work.js';

const PASSWORD = 'một câu dễ nhớ cho buổi thử';

/** Every page of signing in, as somebody new meets them one after another, with the keyboard alone. */
export async function newcomer(
  people: People,
  page: Page,
  { login, link }: { readonly login: string; readonly link: string },
): Promise<void> {
  const keys = new Keyboard(page);
  const heading = (name: string): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();
  const send = (name: string): Promise<void> => keys.press(page.getByRole('button', { name, exact: true }));

  await page.goto(link);
  await heading('Đặt mật khẩu');
  await expectUsable(page);
  const choose = async (password: string): Promise<void> => {
    await keys.write(page.getByLabel('Mật khẩu mới', { exact: true }), password);
    await keys.write(page.getByLabel('Nhập lại mật khẩu mới'), password);
    await send('Lưu mật khẩu');
  };
  await choose('ngắn');
  await page.getByText('Mật khẩu mới cần ít nhất 10 ký tự.').waitFor();
  await expectUsable(page);
  await choose(PASSWORD);
  await heading('Đã lưu mật khẩu');
  await expectUsable(page);
  await page.goto(link);
  await heading('Liên kết không còn dùng được');
  await expectUsable(page);

  await keys.press(page.getByRole('link', { name: 'Về trang chính' }));
  await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
  await expectUsable(page);
  await people.signInByKeys(keys, login, PASSWORD);
  await accountButton(page).waitFor();

  const key = await secondStep(page, keys);
  await keys.to(page.getByRole('link', { name: 'Tôi đã lưu các mã' }));
  await page.keyboard.press('Enter');
  await page.getByText('Đang bật: khi đăng nhập cần thêm mã').waitFor();
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectUsable(page);

  await page.goto('/id/session/end');
  await heading('Đăng xuất khỏi hệ thống?');
  await expectUsable(page);
  await send('Đăng xuất');
  await heading('Đã đăng xuất');
  await expectUsable(page);
  await page.context().clearCookies();
  await page.goto('/');
  await keys.press(page.getByRole('link', { name: 'Đăng nhập' }));
  await keys.write(page.getByLabel('Tên đăng nhập'), login);
  await keys.write(page.getByLabel('Mật khẩu', { exact: true }), PASSWORD);
  await send('Đăng nhập');
  await heading('Mã xác thực');
  await expectUsable(page);
  const code = page.getByRole('textbox');
  await keys.write(code, '000000');
  await send('Xác nhận');
  await page.getByText(/^Chưa thực hiện được\. Mã chưa đúng/).waitFor();
  await expectUsable(page);
  await keys.write(code, key);
  await send('Xác nhận');
  await accountButton(page).waitFor();
}

/** Switches on the code of an app; gives one of the codes for a day without the phone. */
async function secondStep(page: Page, keys: Keyboard): Promise<string> {
  await keys.press(accountButton(page));
  await keys.to(page.getByRole('menuitem', { name: 'Mật khẩu và bảo mật' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tài khoản của bạn', level: 1 }).waitFor();
  await expectUsable(page);
  await keys.press(page.getByRole('button', { name: 'Bật xác thực hai bước' }));
  await page.getByRole('img', { name: 'Mã QR cho ứng dụng xác thực' }).waitFor();
  await expectUsable(page);
  const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
  await keys.write(page.getByLabel('Mã 6 số trong ứng dụng xác thực'), codeOf(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Lưu các mã khôi phục' }).waitFor();
  await expectUsable(page);
  return page.locator('.codes li').first().innerText();
}
