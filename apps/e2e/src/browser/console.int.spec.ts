import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@xaso/testing';
import { ask, told } from './api.js';
import { obstacles } from './axe.js';
import { elsewhere, enrolledIn, NGHE_AN, openClass, refusal, SCRIPT, sentForm, stateOf } from './data.js';
import { dailyWork } from './daily-work.journey.js';
import { type RunningPlatform, startPlatform } from './installation.js';
import { observationJourney } from './observations.journey.js';
import { accountButton, People, PHONE, settled, signOut, tabTo } from './people.js';
import { phone } from './phone.js';
import { MAY, NEVER, PAGES } from './roles.js';
import { faultyRoster } from './roster.js';
import { tour } from './tour.js';

let platform: RunningPlatform;
let people: People;

beforeAll(async () => {
  platform = await startPlatform();
  people = await People.of(platform);
}, 900_000);
afterAll(async () => {
  await people?.close();
  await platform?.stop();
}, 120_000);

describe('who signs in', () => {
  test.each(Object.entries(MAY))(
    'as %s sees their own name and work, and after signing out nothing',
    async (login, may) => {
      const context = await people.fresh();
      const page = await context.newPage();
      await page.goto('/');
      await people.signIn(page, login);
      await settled(page);
      const menu = page.getByRole('navigation', { name: 'Danh mục trang' });
      const entries = await menu.getByRole('link').allInnerTexts();
      expect(entries).toEqual(expect.arrayContaining([...may]));
      expect(entries.filter((entry) => NEVER(login).includes(entry))).toEqual([]);
      const name =
        (await accountButton(page).getAttribute('aria-label'))?.replace('Tài khoản của bạn: ', '') ?? '';
      expect(name).toMatch(/\(minh họa\)$/);

      await signOut(page);
      expect((await ask(page, 'GET', '/session')).status).toBe(401);
      await page.goBack();
      await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
      expect(await page.getByText(name).count()).toBe(0);
      await context.close();
    },
  );

  test('with a wrong password is told so and stays outside', async () => {
    const context = await people.fresh();
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('link', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Tên đăng nhập').fill('xem');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText(/mật khẩu chưa đúng/).waitFor();
    await page.goto('/');
    expect(await refusal(page, '/session')).toBe(401);
    await context.close();
  });
});

describe('an officer', () => {
  test('accepts a form with the keyboard alone, and the figure and its events move', async () => {
    const team = await people.visit('tocongnghe');
    const { page, faults } = await people.visit('canbo', '/figures');
    const figure = page.getByRole('row').filter({ hasText: 'Phiếu khảo sát chính quyền số' });
    await figure.getByText('161 trên 150').waitFor();
    const id = await sentForm(team.page);

    await tabTo(page, page.getByRole('link', { name: 'Duyệt phiếu' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/state=submitted/);
    const form = page.getByRole('row').filter({ hasText: '20/04/2022' }).getByRole('link').first();
    await tabTo(page, form);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Phiếu CQS, Xã Thành Sơn', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Chấp nhận', exact: true }).waitFor();
    await page.keyboard.press('a');
    await page.getByText('Đã chấp nhận phiếu.').waitFor();
    expect(await stateOf(page, id)).toBe('accepted');

    await eventually(
      async () => {
        await page.goto('/figures');
        await settled(page);
        expect(await figure.innerText()).toContain('162 trên 150');
      },
      { within: 60_000, every: 500 },
    );
    await figure.getByRole('link', { name: /^Xem \d+ sự kiện$/ }).click();
    await settled(page);
    const further = page.getByRole('button', { name: 'Trang sau' });
    while (await further.isVisible()) {
      await further.click();
      await settled(page);
    }
    await page.getByRole('row').last().getByRole('link').click();
    await page.waitForURL(`**/responses/${id}`);
    expect(faults).toEqual([]);
    await told(page, 'POST', `/api/surveys/responses/${id}/void`, {
      reasonCode: 'entry-error',
      reason: 'Phiếu thử',
    });
  });

  test('sees the wrong cells of an Excel list before anything is stored, and takes only the right rows', async () => {
    const { page, faults } = await people.visit('canbo');
    const id = await openClass(page);
    await page.goto(`/classes/${id}`);
    await settled(page);
    const file = page.getByLabel('Tệp Excel đã điền (.xlsx)');
    await file.setInputFiles({
      name: 'danh-sach.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await faultyRoster(),
    });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    const seen = page.getByRole('region', { name: 'Xem trước' });
    for (const cell of ['B3', 'F4']) await seen.getByRole('rowheader', { name: cell }).waitFor();
    expect(await enrolledIn(page, id)).toBe(0);
    await page.getByRole('button', { name: 'Chỉ nhập các dòng đúng' }).click();
    await page.getByText('Đã nhập tệp.').waitFor();
    expect(await enrolledIn(page, id)).toBe(1);
    await page.getByText('Đào Thị Thử').first().waitFor();
    expect(faults).toEqual([]);
  });

  test('who works on what another has decided meanwhile is told both, and keeps what was typed', async () => {
    const [officer, lead, team] = [
      await people.visit('canbo'),
      await people.visit('chunhiem'),
      await people.visit('tocongnghe'),
    ];
    const id = await sentForm(team.page);
    await officer.page.goto(`/responses/${id}`);
    await officer.page.getByRole('button', { name: 'Trả lại để sửa' }).click();
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Thiếu chữ ký ở trang hai');
    await told(lead.page, 'POST', `/api/surveys/responses/${id}/reject`, {
      reasonCode: 'duplicate',
      reason: 'Trùng phiếu',
    });
    await dialog.getByRole('button', { name: 'Trả lại để sửa' }).click();
    await officer.page.getByRole('dialog', { name: 'Người khác vừa sửa' }).waitFor();
    const conflict = officer.page.getByRole('dialog', { name: 'Người khác vừa sửa' });
    await conflict.getByRole('cell', { name: 'Bị loại' }).waitFor();
    await conflict.getByRole('cell', { name: /Trùng phiếu/ }).waitFor();
    expect(await conflict.getByRole('cell', { name: 'Thiếu chữ ký ở trang hai' }).count()).toBe(1);
    expect(await stateOf(lead.page, id)).toBe('rejected');
  });

  test('whose session ends in the middle of a form signs in again and finds what was typed', async () => {
    const context = await people.fresh();
    const page = await context.newPage();
    await page.goto('/surveys');
    await people.signIn(page, 'canbo');
    await page.getByRole('button', { name: 'Tạo khoá' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tạo khoá' });
    await dialog.getByLabel('Tên máy').fill('Máy của nhà văn hoá xóm 9');
    const other = await context.newPage();
    await other.goto('/');
    await signOut(other);

    await dialog.getByLabel('Hết hạn').first().fill('2026-12-31');
    await dialog.getByRole('button', { name: 'Tạo khoá' }).click();
    const lost = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await lost.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await people.giveCredentials(page, 'canbo');
    await page.waitForURL('**/surveys');
    await page.getByRole('button', { name: 'Tạo khoá' }).click();
    await page.getByText('Đã khôi phục nội dung bạn nhập trước đó, chưa gửi.').waitFor();
    expect(await dialog.getByLabel('Tên máy').inputValue()).toBe('Máy của nhà văn hoá xóm 9');
    await context.close();
  });

  test('cannot open what belongs to another commune, neither by its address nor by the interface', async () => {
    const { page: lead } = await people.visit('chunhiem');
    const { page, faults } = await people.visit('canbo');
    const form = await elsewhere(lead, `/api/surveys/responses?programme=${NGHE_AN}&limit=500`);
    const course = await elsewhere(lead, '/api/training/classes?limit=100');
    for (const path of [`/responses/${form.id}`, `/classes/${course.id}`]) {
      await page.goto(path);
      await settled(page);
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

  test('with a changed cookie is nobody, and another site cannot act in their name', async () => {
    const context = await people.fresh();
    const page = await context.newPage();
    await page.goto('/');
    await people.signIn(page, 'canbo');
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
});

test('a program in a text field is shown as the text it is', async () => {
  const { page, faults } = await people.visit('canbo', '/surveys');
  await page.getByRole('button', { name: 'Tạo khoá' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tạo khoá' });
  await dialog.getByLabel('Tên máy').fill(SCRIPT);
  await dialog.getByLabel('Hết hạn').first().fill('2026-12-31');
  await dialog.getByRole('button', { name: 'Tạo khoá' }).click();
  await dialog.getByText(/^Địa chỉ này chỉ hiện một lần/).waitFor();
  await page.goto('/surveys');
  await page.getByText(SCRIPT).first().waitFor();
  const id = await sentForm((await people.visit('tocongnghe')).page, SCRIPT);
  await page.goto(`/responses/${id}`);
  await page.getByText(SCRIPT).first().waitFor();
  expect(await page.locator('img[onerror]').count()).toBe(0);
  expect(faults).toEqual([]);
  await told(page, 'POST', `/api/surveys/responses/${id}/reject`, { reasonCode: 'invalid' });
});

test('a field team fills a form in without a network and sends it later, once', async () => {
  const context = await people.fresh(PHONE);
  const page = await context.newPage();
  await page.goto('/capture/');
  expect(await obstacles(page)).toEqual([]);
  await people.signIn(page, 'tocongnghe');
  await phone.setPin(page, '246810');
  const begin = page.getByRole('button', { name: /^Điền phiếu mới: / }).first();
  await begin.waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.waitForFunction('navigator.serviceWorker.controller !== null');

  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: 'Nhập mã PIN của tocongnghe' }).waitFor();
  expect(await obstacles(page)).toEqual([]);
  await phone.unlock(page, '246810');
  await begin.click();
  expect(await phone.fillIn(page)).toBeGreaterThan(5);
  await page.getByText('Chờ gửi', { exact: true }).waitFor();
  await page.reload();
  await phone.unlock(page, '246810');
  await page.getByText('Chờ gửi', { exact: true }).waitFor();
  expect(await obstacles(page)).toEqual([]);

  const sent = phone.sendings(page);
  await context.setOffline(false);
  await page.getByText(/^Đã nhận( từ trước)?$/).waitFor();
  const [form] = sent;
  if (!form) throw new Error('nothing was sent');
  expect((await ask(page, 'POST', '/api/surveys/responses', form)).status).toBeLessThan(300);
  const { page: officer } = await people.visit('canbo');
  const path = `/api/surveys/responses?campaignId=${form.campaignId}&limit=500`;
  const stored = await told<{ clientId: string }[]>(officer, 'GET', path);
  expect(stored.filter(({ clientId }) => clientId === form.clientId)).toHaveLength(1);

  await page.goto('/');
  await signOut(page);
  await people.signIn(page, 'dieutra');
  await page.goto('/capture/');
  await phone.setPin(page, '135791');
  await page.getByText('Chưa có phiếu nào.').waitFor();
  await context.close();
});

observationJourney(() => people);
dailyWork(() => people);
test('every page can be used by everybody, on a desk and on a phone', async () => {
  const admin = await people.visit('quantri');
  const { pages, faults } = await tour(admin, ['/']);
  expect(faults).toEqual([]);
  expect(PAGES.filter((page) => !pages.includes(page))).toEqual([]);
}, 1_200_000);
