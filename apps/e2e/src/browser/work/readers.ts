import { expect } from '@jest/globals';
import { eventually } from '@xaso/testing';
import { ask } from '../api.js';
import { publishUnknown, UNKNOWN_TYPE } from '../parked-event.js';
import { shown } from '../shown.js';
import { type Desk, expectUsable } from './work.js';

const FIGURE = 'Lớp tập huấn đã mở';

/** Whoever only reads opens a figure down to the events behind it, and comes back. */
export async function readsFigure({ page, keys }: Desk): Promise<void> {
  const goals = page.getByRole('region', { name: 'Mục tiêu và kết quả' });
  const figure = goals.getByRole('link').filter({ hasText: FIGURE });
  await keys.press(figure);
  await page.getByRole('heading', { name: FIGURE, level: 1 }).waitFor();
  await shown(page);
  await expectUsable(page);
  await keys.press(page.getByRole('main').getByRole('link', { name: /^Xem \d+ sự kiện$/ }));
  await page.waitForURL(/\/events$/);
  await shown(page);
  expect(await page.getByRole('row').count()).toBeGreaterThan(1);
  await expectUsable(page);
  const way = page.getByRole('navigation', { name: 'Đường dẫn' });
  await keys.press(way.getByRole('link', { name: FIGURE }));
  await page.getByRole('heading', { name: FIGURE, level: 1 }).waitFor();
  await shown(page);
  await keys.press(way.getByRole('link', { name: 'Tổng quan' }));
  await figure.waitFor();
}

/** Who answers for data looks which of it is missing. */
export async function looksAtObligations(desk: Desk): Promise<void> {
  const { page, keys } = desk;
  await readsFigure(desk);
  await keys.open('Nghĩa vụ dữ liệu');
  await page.getByRole('heading', { name: 'Nghĩa vụ dữ liệu', level: 1 }).waitFor();
  await shown(page);
  const standing = page.getByLabel('Tình hình');
  await keys.choose(standing, 'Đã đủ');
  await page.waitForURL(/standing=met/);
  await shown(page);
  await expectUsable(page);
}

/** An operator looks how services are, and discards a fact that nobody can take in. */
export async function discardsFact({ platform, page, keys }: Desk): Promise<void> {
  await publishUnknown(platform.databaseOf('surveys'));
  await keys.open('Dịch vụ');
  await page.getByRole('rowheader', { name: 'indicators' }).waitFor();
  await shown(page);
  await expectUsable(page);
  const parked = '/api/indicators/messaging/parked?limit=1000';
  await eventually(async () =>
    expect(JSON.stringify((await ask(page, 'GET', parked)).body)).toContain(UNKNOWN_TYPE),
  );
  await keys.open('Sự kiện tạm giữ');
  const row = page.getByRole('row').filter({ hasText: 'indicators' }).filter({ hasText: UNKNOWN_TYPE });
  await row.first().waitFor();
  await shown(page);
  await expectUsable(page);
  await keys.press(row.getByRole('link').first());
  await keys.press(page.getByRole('button', { name: 'Bỏ hẳn' }));
  const dialog = page.getByRole('dialog', { name: 'Bỏ hẳn' });
  await keys.write(dialog.getByLabel('Lý do'), 'Sự kiện thử');
  await expectUsable(page);
  await keys.press(dialog.getByRole('button', { name: 'Bỏ hẳn' }));
  await page.getByText('Đã bỏ sự kiện.').waitFor();
  expect(JSON.stringify((await ask(page, 'GET', parked)).body)).not.toContain(UNKNOWN_TYPE);
}
