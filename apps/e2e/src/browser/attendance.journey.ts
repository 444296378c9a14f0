import { expect, test } from '@jest/globals';
import { eventually } from '@xaso/testing';
import type { Locator, Page } from 'playwright-core';
import { ask, told } from './api.js';
import { NGHE_AN, type Row, THANH_SON } from './data.js';
import { Keyboard } from './keyboard.js';
import { type People, PHONE } from './people.js';
import { phone } from './phone.js';
import { expectUsable } from './work/work.js';

interface Trainee {
  readonly enrolmentId: string;
  readonly name: string;
  readonly walkIn: boolean;
  readonly sessions: Readonly<Record<string, boolean>>;
}

const CAME = 'Đào Thị Thử';
const AWAY = 'Lê Văn Thử';
const GUEST = 'Trần Thị Thử';

/** A trainer takes the list of a class without a network; somebody else marks one of them otherwise meanwhile. */
export function attendanceJourney(people: () => People): void {
  test('a trainer takes attendance without a network: it is sent later, once, and nobody is overwritten', async () => {
    const { page: officer } = await people().visit('canbo');
    const id = await classOfToday(officer);
    const context = await people().fresh(PHONE);
    const page = await context.newPage();
    const keys = new Keyboard(page);
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    await page.goto('/capture/');
    await people().signInByKeys(keys, 'giangvien');
    await phone.setPin(keys, '246810');
    const take = page
      .getByRole('listitem')
      .filter({ hasText: `Hội trường ${id.mark}` })
      .getByRole('button', { name: /^Điểm danh buổi 1: / });
    await take.waitFor();
    await expectUsable(page);
    await page.waitForFunction('navigator.serviceWorker.controller !== null');

    await context.setOffline(true);
    await page.reload();
    await phone.unlock(keys, '246810');
    await keys.press(take);
    await keys.press(ticksOf(page, CAME), 'Space');
    // From the first choice, which has the focus but no tick, on to the second.
    await keys.press(ticksOf(page, AWAY), 'ArrowRight');
    await keys.press(button('Thêm, có mặt'));
    await page.getByText('Ghi năm sinh bằng 4 chữ số.').waitFor();
    await keys.write(page.getByLabel('Họ tên'), GUEST);
    await keys.write(page.getByLabel('Năm sinh'), '1990');
    await keys.press(button('Thêm, có mặt'));
    await page.getByText(/^Đã ghi 2 có mặt, 1 vắng; còn 0 người chưa ghi\./).waitFor();
    await expectUsable(page);

    await page.reload();
    await phone.unlock(keys, '246810');
    await keys.press(button('Xong, gửi danh sách'));
    await page.getByText('Chờ gửi', { exact: true }).waitFor();

    await told(officer, 'POST', `/api/training/classes/${id.class}/start`, {});
    const away = (await roster(officer, id.class)).find(({ name }) => name === AWAY);
    await told(officer, 'PUT', `/api/training/classes/${id.class}/sessions/1/attendance`, {
      marks: [{ enrolmentId: away?.enrolmentId, present: true }],
    });

    const sent = page.waitForRequest((request) => request.url().endsWith('/api/training/attendance/sync'));
    await context.setOffline(false);
    const marks: unknown = (await sent).postDataJSON();
    await page.getByText('Xung đột', { exact: true }).waitFor();
    await keys.press(page.getByRole('listitem').filter({ hasText: 'Xung đột' }).getByRole('button'));
    const otherwise = page.getByRole('region', { name: 'Máy chủ giữ khác' });
    await otherwise.getByText(AWAY).waitFor();
    expect(await otherwise.getByRole('listitem').count()).toBe(1);
    await page.getByText('Máy chủ đã nhận 2 người.').waitFor();
    await expectUsable(page);

    const again = await ask<object>(page, 'POST', '/api/training/attendance/sync', marks);
    expect(again.body).toMatchObject({ accepted: 0, duplicate: 2, rejected: 0, conflict: 1 });
    await eventually(async () => {
      const stands = (await roster(officer, id.class)).map(({ name, walkIn, sessions }) => {
        return [name, walkIn, sessions['1']];
      });
      expect(stands).toHaveLength(3);
      expect(stands).toEqual(
        expect.arrayContaining([
          [CAME, false, true],
          [AWAY, false, true],
          [GUEST, true, true],
        ]),
      );
    });
    await keys.press(button('Bỏ phần trên máy, giữ bản của máy chủ'));
    await keys.press(button('Đồng ý'));
    await page.getByText('Chưa có phiếu nào.').waitFor();
    await context.close();
  });
}

/** Present or absent, of somebody on the list that is open. */
const ticksOf = (page: Page, name: string): Locator => page.getByRole('group', { name }).getByRole('radio');

const roster = (officer: Page, classId: string): Promise<Trainee[]> =>
  told<Trainee[]>(officer, 'GET', `/api/training/classes/${classId}/roster`);

/** A class of Thành Sơn that is held now, with two people in it; nobody has begun it. */
async function classOfToday(officer: Page): Promise<{ readonly class: string; readonly mark: string }> {
  const mark = crypto.randomUUID().slice(0, 8);
  const pilots = await told<Row[]>(officer, 'GET', '/api/programme/pilots');
  const pilot = pilots.find((one) => one.communeUnitId === THANH_SON && one.programme === NGHE_AN);
  const now = Date.now();
  const { id } = await told<{ id: string }>(officer, 'POST', '/api/training/classes', {
    pilotId: pilot?.id,
    curriculum: 'C5',
    kind: 'class',
    venue: `Hội trường ${mark} (minh họa)`,
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 3_600_000).toISOString(),
    capacity: 30,
  });
  await told(officer, 'POST', `/api/training/classes/${id}/open`, {});
  await told(officer, 'POST', `/api/training/classes/${id}/enrolments`, {
    people: [CAME, AWAY].map((name) => ({ person: { name, birthYear: 1980, group: 'farmers' } })),
  });
  return { class: id, mark };
}
