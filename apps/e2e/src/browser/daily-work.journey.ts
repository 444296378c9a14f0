import { expect, test } from '@jest/globals';
import { eventually } from '@xaso/testing';
import { told } from './api.js';
import { obstacles } from './axe.js';
import { openClass, sentForm, stateOf } from './data.js';
import { Keyboard } from './keyboard.js';
import { type People, PHONE } from './people.js';
import { phone } from './phone.js';
import { shown } from './shown.js';

/** Planning a round, editing a class that somebody else edits too, and correcting on the phone what was returned. */
export function dailyWork(people: () => People): void {
  test('a lead plans a round with a quota for each hamlet, opens it and closes it', async () => {
    const { page, faults } = await people().visit('chunhiem', '/surveys');
    await page.getByRole('button', { name: 'Lên kế hoạch đợt mới' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lên kế hoạch đợt khảo sát' });
    await dialog.getByLabel('Mẫu phiếu').selectOption('XHS/2022.1');
    await dialog.getByLabel('Mục đích').selectOption('trial');
    await dialog.getByLabel('Ngày đầu thu phiếu').first().fill('01/06/2022');
    await dialog.getByLabel('Ngày cuối thu phiếu').first().fill('30/06/2022');
    await dialog.getByRole('button', { name: 'Chia theo thôn: Xã Thành Sơn' }).click();
    await dialog.getByLabel(/^001 · /).fill('4');
    await dialog.getByText('Các thôn cộng lại 4 phiếu', { exact: false }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await dialog.getByLabel('Số phiếu của Xã Thành Sơn').fill('3');
    await dialog.getByRole('button', { name: 'Lên kế hoạch đợt mới' }).click();
    await dialog.getByText(/nhiều hơn chỉ tiêu 3 của xã/).waitFor();
    await dialog.getByLabel('Số phiếu của Xã Thành Sơn').fill('10');
    await dialog.getByRole('button', { name: 'Lên kế hoạch đợt mới' }).click();

    await page.waitForURL(/\/surveys\/[0-9a-f-]{36}/);
    for (const [deed, done] of [
      ['Mở đợt', 'Đã mở đợt khảo sát.'],
      ['Kết thúc đợt', 'Đã kết thúc và tổng hợp đợt khảo sát.'],
    ] as const) {
      await page.getByRole('button', { name: deed, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: deed, exact: true }).click();
      await page.getByText(done).waitFor();
    }
    await page
      .getByRole('cell', { name: /chưa nộp \/ cần 4/ })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  test('whoever edits a class that somebody else edited since sees both, and saves what was typed', async () => {
    const { page: lead } = await people().visit('chunhiem');
    const { page, faults } = await people().visit('canbo');
    const id = await openClass(page);
    await page.goto(`/classes/${id}`);
    await shown(page);
    await page.getByRole('button', { name: 'Sửa thông tin' }).click();
    const form = page.getByRole('dialog', { name: 'Sửa thông tin' });
    await form.getByLabel('Địa điểm').fill('Trường học xóm 5 (minh họa)');
    await form.getByLabel('Lý do').fill('Nhà văn hoá đang sửa');
    const changes = { reason: 'Có đơn vị giúp', partner: 'Bưu điện (minh họa)' };
    await told(lead, 'POST', `/api/training/classes/${id}/reword`, changes);
    await form.getByRole('button', { name: 'Lưu' }).click();
    const conflict = page.getByRole('dialog', { name: 'Người khác vừa sửa' });
    await conflict.getByRole('cell', { name: 'Bưu điện (minh họa)' }).waitFor();
    await conflict.getByRole('button', { name: 'Giữ bản của tôi và sửa tiếp' }).click();
    expect(await form.getByLabel('Địa điểm').inputValue()).toBe('Trường học xóm 5 (minh họa)');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã sửa thông tin lớp.').waitFor();
    expect(await told(lead, 'GET', `/api/training/classes/${id}`)).toMatchObject({
      venue: 'Trường học xóm 5 (minh họa)',
      partner: changes.partner,
    });
    await page.goto('/classes?q=truong+hoc+xom+5');
    await page.getByRole('row').filter({ hasText: 'Trường học xóm 5' }).first().waitFor();
    expect(faults).toEqual([]);
  });

  test('a field team corrects on the phone what a reviewer returned, behind a PIN that was changed', async () => {
    const { page: officer } = await people().visit('canbo');
    const { page: team } = await people().visit('tocongnghe');
    const id = await sentForm(team);
    const reason = 'Xem lại số giờ tiết kiệm';
    await told(officer, 'POST', `/api/surveys/responses/${id}/return`, { reason });
    const context = await people().fresh(PHONE);
    const page = await context.newPage();
    const keys = new Keyboard(page);
    await page.goto('/capture/');
    await people().signIn(page, 'tocongnghe');
    await phone.setPin(keys, '246810');
    await page.getByText('Bị trả lại', { exact: true }).waitFor();
    await page.getByText(reason).first().waitFor();
    expect(await obstacles(page)).toEqual([]);

    await page.getByRole('button', { name: 'Cài đặt' }).click();
    await page.getByLabel('Mã PIN đang dùng').fill('246810');
    await page.getByLabel('Mã PIN mới (6 chữ số)').fill('975311');
    await page.getByLabel('Nhập lại mã PIN mới').fill('975311');
    await page.getByRole('button', { name: 'Đổi mã PIN' }).click();
    await page.getByText('Đã đổi mã PIN.').waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: /Quay lại$/ }).click();
    await page.reload();
    await phone.unlock(keys, '975311');

    await page.getByRole('listitem').filter({ hasText: 'Bị trả lại' }).getByRole('button').click();
    await page.getByRole('heading', { name: 'Người duyệt ghi' }).waitFor();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mở để sửa' }).click();
    await page.getByText(`Người duyệt yêu cầu sửa: ${reason}`).waitFor();
    await phone.fillIn(keys);
    await page.getByText(/^Đã nhận$/).waitFor();
    await eventually(async () => expect(await stateOf(officer, id)).toBe('submitted'));
    await context.close();
  });
}
