import { expect } from '@jest/globals';
import { eventually } from '@xaso/testing';
import { told } from '../api.js';
import { draftReport, NGHE_AN, sentForm, stateOf } from '../data.js';
import { shown } from '../shown.js';
import { type Desk, expectUsable } from './work.js';

interface Report {
  readonly id: string;
  readonly approval: { readonly number: string | null } | null;
}

/** A leader approves a report that somebody has made. */
export async function approvesReport({ people, page, keys }: Desk): Promise<void> {
  const { page: lead } = await people.visit('chunhiem');
  const id = await draftReport(lead);
  await keys.open('Báo cáo');
  await shown(page);
  await keys.press(page.getByRole('button', { name: /^Duyệt báo cáo lập/ }));
  const dialog = page.getByRole('dialog', { name: /^Duyệt báo cáo lập/ });
  await keys.write(dialog.getByLabel('Số văn bản (có thể để trống)'), '21');
  await expectUsable(page);
  await keys.press(dialog.getByRole('button', { name: 'Duyệt báo cáo' }));
  await page.getByText('Đã duyệt báo cáo.').waitFor();
  const reports = await told<Report[]>(page, 'GET', `/api/indicators/reports?programme=${NGHE_AN}`);
  expect(reports.find((one) => one.id === id)?.approval?.number).toContain('21');
}

/** A lead makes a report from the figures of the day. */
export async function makesReport({ page, keys }: Desk): Promise<void> {
  await keys.open('Báo cáo');
  await shown(page);
  await keys.press(page.getByRole('button', { name: 'Lập báo cáo' }));
  const dialog = page.getByRole('dialog', { name: 'Lập báo cáo' });
  await keys.choose(dialog.getByLabel('Loại báo cáo'), 'So sánh các xã');
  await keys.write(dialog.getByLabel('Cơ quan ban hành'), 'SỞ MINH HỌA');
  await keys.write(dialog.getByLabel('Ký hiệu (vd. BC-STTTT)'), 'BC-MH');
  await keys.write(dialog.getByLabel('Nơi (vd. Nghệ An)'), 'Nghệ An');
  await keys.write(dialog.getByLabel('Chức vụ người ký, ví dụ GIÁM ĐỐC'), 'GIÁM ĐỐC');
  await expectUsable(page);
  await keys.press(dialog.getByRole('button', { name: 'Lập báo cáo' }));
  await page.getByText('Đã lập báo cáo.').waitFor();
  await page.getByRole('row').filter({ hasText: 'So sánh các xã' }).first().waitFor();
}

/** An officer accepts a form; the figure and its events move. */
export async function acceptsForm({ people, page, keys }: Desk): Promise<void> {
  const { page: team } = await people.visit('tocongnghe');
  const id = await sentForm(team);
  await keys.open('Chỉ tiêu');
  await shown(page);
  const figure = page.getByRole('row').filter({ hasText: 'Phiếu khảo sát chính quyền số' });
  await figure.getByText('161 trên 150').waitFor();

  await keys.open('Duyệt phiếu');
  await page.waitForURL(/state=submitted/);
  await shown(page);
  await expectUsable(page);
  await keys.press(page.getByRole('row').locator(`a[href*="${id}"]`));
  await page.getByRole('heading', { name: 'Phiếu CQS, Xã Thành Sơn', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Chấp nhận', exact: true }).waitFor();
  await page.keyboard.press('a');
  await page.getByText('Đã chấp nhận phiếu.').waitFor();
  expect(await stateOf(page, id)).toBe('accepted');

  await eventually(
    async () => {
      await page.goto('/figures');
      await shown(page);
      expect(await figure.innerText()).toContain('162 trên 150');
    },
    { every: 500 },
  );
  await keys.press(figure.getByRole('link', { name: /^Xem \d+ sự kiện$/ }));
  await page
    .getByRole('heading', { name: /^Sự kiện đứng sau số liệu/ })
    .first()
    .waitFor();
  await shown(page);
  const further = page.getByRole('button', { name: 'Trang sau' });
  while (await further.isVisible()) {
    await keys.press(further);
    await shown(page);
  }
  // The pages are turned below the table: its last line is a few steps back.
  await keys.press(page.getByRole('row').last().getByRole('link'), 'Enter', 'Shift+Tab');
  await page.waitForURL(`**/responses/${id}`);
  await told(page, 'POST', `/api/surveys/responses/${id}/void`, {
    reasonCode: 'entry-error',
    reason: 'Phiếu thử',
  });
}
