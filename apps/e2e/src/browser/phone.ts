import { eventually } from '@xaso/testing';
import type { Page } from 'playwright-core';

/** As much of what a phone sends as is looked at. */
export interface Sending {
  readonly campaignId: string;
  readonly clientId: string;
}

/** What somebody does on the page for phones. */
export const phone = {
  async setPin(page: Page, pin: string): Promise<void> {
    await page.getByLabel('Mã PIN (6 chữ số)').fill(pin);
    await page.getByLabel('Nhập lại mã PIN').fill(pin);
    await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
    await this.home(page);
  },

  async unlock(page: Page, pin: string): Promise<void> {
    await page.getByLabel('Mã PIN (6 chữ số)').fill(pin);
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
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
  async fillIn(page: Page): Promise<number> {
    const review = page.getByRole('heading', { name: 'Xem lại trước khi gửi' });
    let asked = 0;
    for (; asked < 100 && !(await review.isVisible()); asked += 1) {
      const before = await place(page);
      await answer(page);
      await page.getByRole('button', { name: 'Tiếp', exact: true }).click();
      await eventually(async () => {
        if ((await place(page)) === before) throw new Error(`the page stays at ${before}`);
      });
    }
    await page.getByRole('button', { name: 'Xong, gửi phiếu' }).click();
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

/** What each kind of field takes. */
const TYPED: Readonly<Record<string, string>> = { month: '2022-05', date: '2022-05-10', time: '08:30' };

async function answer(page: Page): Promise<void> {
  const radios = page.getByRole('radio');
  const boxes = page.getByRole('checkbox');
  const field = page.getByRole('textbox').first();
  if ((await radios.count()) > 0) await radios.first().check();
  else if ((await boxes.count()) > 0) await boxes.first().check();
  else if ((await field.count()) > 0) {
    const asksHamlet = (await page.getByRole('heading', { level: 1 }).innerText()).includes('thôn, xóm');
    await field.fill(TYPED[(await field.getAttribute('type')) ?? ''] ?? (asksHamlet ? '007' : '1'));
  }
}
