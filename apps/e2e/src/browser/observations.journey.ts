import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ask, told } from './api.js';
import { obstacles } from './axe.js';
import { NGHE_AN, refusal } from './data.js';
import type { People } from './people.js';
import { shown } from './shown.js';

interface Hamlet {
  readonly id: string;
  readonly code: string;
}

/** What was measured is written down by an officer; two who write one draft; a hamlet head and what is of their hamlet. */
export function observationJourney(people: () => People): void {
  test('an officer records a value; who writes its draft after another is shown both and loses nothing', async () => {
    const { page: officer, faults } = await people().visit('canbo', '/observations');
    await officer.getByRole('button', { name: 'Ghi số liệu' }).click();
    const form = officer.getByRole('dialog', { name: 'Ghi số liệu' });
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.getByText('Hãy điền ô này.').first().waitFor();
    expect(await obstacles(officer)).toEqual([]);
    await form.getByLabel('Xã thí điểm').selectOption({ index: 1 });
    await form.getByLabel(/^Chỉ tiêu/).selectOption({ label: 'Chấm tại hội thảo: tính khả thi' });
    await form.getByLabel('Lần đo').selectOption({ label: 'Cuối kỳ' });
    await form.getByLabel(/^Năm/).fill('2022');
    await form.getByLabel(/^Giá trị/).fill('4');
    await form.getByLabel('Ngày của số liệu').first().fill('20/12/2022');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await officer.waitForURL(/\/observations\/[0-9a-f-]{36}$/);
    await shown(officer);

    const { page: lead } = await people().visit('chunhiem', new URL(officer.url()).pathname);
    const first = await writing(officer, '4,5');
    const second = await writing(lead, '3');
    await first.getByRole('button', { name: 'Lưu' }).click();
    await officer.getByText('Đã sửa bản nháp.').waitFor();
    await second.getByRole('button', { name: 'Lưu' }).click();
    const conflict = lead.getByRole('dialog', { name: 'Người khác vừa sửa' });
    await conflict.getByRole('cell', { name: '4,5 điểm' }).waitFor();
    expect(await conflict.getByRole('cell', { name: '3 điểm' }).count()).toBe(1);
    expect(await obstacles(lead)).toEqual([]);
    await conflict.getByRole('button', { name: 'Giữ bản của tôi và sửa tiếp' }).click();
    expect(await second.getByLabel(/^Giá trị/).inputValue()).toBe('3');
    await second.getByRole('button', { name: 'Lưu' }).click();
    await lead.getByText('Đã sửa bản nháp.').waitFor();
    await shown(lead);
    await lead.getByText('3 điểm').first().waitFor();
    expect(faults).toEqual([]);
  });

  test('a hamlet head finds the hamlet of theirs, and what is of the commune is refused', async () => {
    const { page: officer } = await people().visit('canbo');
    const { page: head, faults } = await people().visit('truongthon', '/teams');
    const path = `/api/programme/hamlets?programme=${NGHE_AN}&limit=1000`;
    const own = await told<Hamlet[]>(head, 'GET', path);
    const other = (await told<Hamlet[]>(officer, 'GET', path)).find(
      ({ id }) => !own.some((one) => one.id === id),
    );
    expect({ own: own.length, other: other?.id }).toEqual({ own: 1, other: expect.any(String) });
    expect(await refusal(head, `/api/programme/hamlets/${other?.id}`)).toBe(403);
    expect((await ask(head, 'GET', `/api/programme/committees?programme=${NGHE_AN}`)).body).toEqual([]);
    expect(faults).toEqual([]);
  });
}

/** The form of the draft that is open, with another value typed. */
async function writing(page: Page, value: string) {
  await page.getByRole('button', { name: 'Sửa bản nháp' }).click();
  const form = page.getByRole('dialog', { name: 'Sửa bản nháp' });
  await form.getByLabel(/^Giá trị/).fill(value);
  return form;
}
