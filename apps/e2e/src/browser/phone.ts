import { eventually } from '@xaso/testing';
import type { Locator, Page } from 'playwright-core';
import type { Keyboard } from './keyboard.js';

/** As much of what a phone sends as is looked at. */
export interface Sending {
  readonly campaignId: string;
  readonly clientId: string;
}

/** Called with each kind of screen once, while it is open. */
export type Look = (kind: string) => Promise<void>;

/** What somebody does on the page for phones, with the keyboard alone. */
export const phone = {
  async setPin(keys: Keyboard, pin: string): Promise<void> {
    const { page } = keys;
    await keys.write(page.getByLabel('Mã PIN (6 chữ số)'), pin);
    await keys.write(page.getByLabel('Nhập lại mã PIN'), pin);
    await keys.press(page.getByRole('button', { name: 'Đặt mã PIN' }));
    await this.home(page);
  },

  async unlock(keys: Keyboard, pin: string): Promise<void> {
    await keys.write(keys.page.getByLabel('Mã PIN (6 chữ số)'), pin);
    await keys.press(keys.page.getByRole('button', { name: 'Mở', exact: true }));
  },

  home: (page: Page): Promise<void> => page.getByRole('heading', { name: 'Thu phiếu', level: 1 }).waitFor(),

  /** What is sent of filled forms from now on. */
  sendings(page: Page): readonly Sending[] {
    const sent: Sending[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/surveys/responses'))
        sent.push(request.postDataJSON() as Sending);
    });
    return sent;
  },

  /** Answers a form question by question, each with the first thing that it takes, and puts it into the queue. */
  async fillIn(keys: Keyboard, look?: Look): Promise<number> {
    const { page } = keys;
    const review = page.getByRole('heading', { name: 'Xem lại trước khi gửi' });
    const kinds = new Set<string>();
    let asked = 0;
    for (; asked < 100 && !(await review.isVisible()); asked += 1) {
      const before = await place(page);
      const kind = await answer(keys);
      if (!kinds.has(kind)) await look?.(kind);
      kinds.add(kind);
      await keys.press(page.getByRole('button', { name: 'Tiếp', exact: true }));
      await eventually(async () => {
        if ((await place(page)) === before) throw new Error(`the page stays at ${before}`);
      });
    }
    await look?.('review');
    await keys.press(page.getByRole('button', { name: 'Xong, gửi phiếu' }));
    await this.home(page);
    return asked;
  },
};

/** The question and its number: two questions may be called alike. */
async function place(page: Page): Promise<string> {
  const [heading, steps] = await Promise.all([
    page.getByRole('heading', { level: 1 }).innerText(),
    page.getByText(/Câu \d+ trên \d+/).allInnerTexts(),
  ]);
  return [heading, ...steps].join(' ');
}

/** Answers what is asked; gives what kind of question it is. */
async function answer(keys: Keyboard): Promise<string> {
  const { page } = keys;
  const radios = page.getByRole('radio');
  const boxes = page.getByRole('checkbox');
  const field = page.getByRole('main').locator('input.answer, textarea.answer');
  if ((await radios.count()) > 0) {
    await keys.press(radios, 'Space');
    return 'radio';
  }
  if ((await boxes.count()) > 0) {
    if (!(await boxes.first().isChecked())) await keys.press(boxes.first(), 'Space');
    return (await boxes.count()) > 1 ? 'boxes' : 'tick';
  }
  if ((await field.count()) > 0) return typeInto(keys, field);
  return 'note';
}

async function typeInto(keys: Keyboard, field: Locator): Promise<string> {
  const { page } = keys;
  const kind = (await field.getAttribute('type')) ?? 'lines';
  if (['date', 'month', 'time'].includes(kind)) {
    await keys.to(field);
    // Up puts into each part of it what it is now, whatever the order of the parts.
    for (let part = 0; part < 3; part += 1) {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowRight');
    }
    return kind;
  }
  const asksHamlet = (await page.getByRole('heading', { level: 1 }).innerText()).includes('thôn, xóm');
  await keys.write(field, asksHamlet ? '001' : '1');
  return asksHamlet ? 'hamlet' : `${kind} ${(await field.getAttribute('inputmode')) ?? ''}`;
}
