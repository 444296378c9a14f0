import { expect, test } from '@jest/globals';
import { told } from './api.js';
import { enrolledIn, openClass, sentForm, stateOf } from './data.js';
import { type People, signOut } from './people.js';
import { faultyRoster } from './roster.js';
import { shown } from './shown.js';

/** A list with errors, two who decide about one form, a session that ends too early. */
export function officer(people: () => People): void {
  test('an officer sees the wrong cells of an Excel list before anything is stored, and takes only the right rows', async () => {
    const { page, faults } = await people().visit('canbo');
    const id = await openClass(page);
    await page.goto(`/classes/${id}`);
    await shown(page);
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

  test('an officer who works on what another has decided meanwhile is told both, and keeps what was typed', async () => {
    const [officer, lead, team] = [
      await people().visit('canbo'),
      await people().visit('chunhiem'),
      await people().visit('tocongnghe'),
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

  test('an officer whose session ends in the middle of a form signs in again and finds what was typed', async () => {
    const context = await people().fresh();
    const page = await context.newPage();
    await page.goto('/surveys');
    await people().signIn(page, 'canbo');
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
    await people().giveCredentials(page, 'canbo');
    await page.waitForURL('**/surveys');
    await page.getByRole('button', { name: 'Tạo khoá' }).click();
    await page.getByText('Đã khôi phục nội dung bạn nhập trước đó, chưa gửi.').waitFor();
    expect(await dialog.getByLabel('Tên máy').inputValue()).toBe('Máy của nhà văn hoá xóm 9');
    await context.close();
  });
}
