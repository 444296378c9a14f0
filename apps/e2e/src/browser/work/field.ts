import { expect } from '@jest/globals';
import { told } from '../api.js';
import { enrol, openClass } from '../data.js';
import { phone, type Sending } from '../phone.js';
import { shown } from '../shown.js';
import { type Desk, expectUsable } from './work.js';

interface Trainee {
  readonly name: string;
  readonly sessions: Readonly<Record<string, boolean>>;
}

/** Who collects forms fills one in on the page for phones and sees that it has arrived, once. */
export async function collectsForm({ people, page, keys }: Desk): Promise<void> {
  await keys.open('Thu phiếu');
  await phone.setPin(keys, '246810');
  const sent = phone.sendings(page);
  await keys.press(page.getByRole('button', { name: /^Điền phiếu mới: / }));
  expect(await phone.fillIn(keys)).toBeGreaterThan(5);
  await page.getByText(/^Đã nhận$/).waitFor();
  expect(sent).toHaveLength(1);
  const { page: officer } = await people.visit('canbo');
  const path = `/api/surveys/responses?campaignId=${sent[0]?.campaignId}&limit=500`;
  const stored = await told<Sending[]>(officer, 'GET', path);
  expect(stored.filter(({ clientId }) => clientId === sent[0]?.clientId)).toHaveLength(1);
  await page.goto('/');
  await shown(page);
}

/** A trainer begins the class of theirs and notes who is there. */
export async function marksAttendance({ people, page, keys }: Desk): Promise<void> {
  const { account } = await told<{ account: { id: string } }>(page, 'GET', '/session');
  const { page: officer } = await people.visit('canbo');
  const mark = crypto.randomUUID().slice(0, 8);
  const venue = `Nhà văn hoá ${mark} (minh họa)`;
  const id = await openClass(officer, { venue, inDays: -1, trainers: [account.id] });
  await enrol(officer, id, ['Đào Thị Thử', 'Lê Văn Thử']);

  await keys.open('Lớp tập huấn');
  await shown(page);
  await keys.write(page.getByLabel('Tìm giáo trình, địa điểm, đơn vị'), mark);
  const row = page.getByRole('row').filter({ hasText: venue });
  await page.waitForURL(/q=/);
  await row.waitFor();
  await shown(page);
  await expectUsable(page);
  await keys.press(row.getByRole('link'));
  await keys.press(page.getByRole('button', { name: 'Bắt đầu lớp' }));
  await keys.press(page.getByRole('dialog').getByRole('button', { name: 'Bắt đầu lớp' }));
  await page.getByText('Đã bắt đầu lớp.').waitFor();

  await keys.to(page.getByRole('tab', { name: 'Học viên' }));
  await keys.to(page.getByRole('tab', { name: 'Điểm danh' }), 'ArrowRight');
  await page.keyboard.press('Enter');
  await keys.press(page.getByRole('button', { name: 'Cả lớp có mặt buổi 1' }));
  await keys.to(page.getByLabel('Có mặt ở buổi 1: Lê Văn Thử'), 'Shift+Tab');
  await page.keyboard.press('Space');
  await expectUsable(page);
  await keys.press(page.getByRole('button', { name: 'Lưu điểm danh' }));
  await page.getByText('Đã lưu điểm danh.').waitFor();
  const roster = await told<Trainee[]>(page, 'GET', `/api/training/classes/${id}/roster`);
  expect(Object.fromEntries(roster.map(({ name, sessions }) => [name, sessions['1']]))).toEqual({
    'Đào Thị Thử': true,
    'Lê Văn Thử': false,
  });
}
