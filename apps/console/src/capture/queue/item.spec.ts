import { describe, expect, test } from '@jest/globals';
import {
  answered,
  backoff,
  copied,
  finished,
  isDue,
  type FormItem,
  formOf,
  isOpenable,
  newItem,
  recovered,
  reopened,
  returnedItem,
  sending,
  written,
} from './item.js';
import { type Outcome, UNREACHED } from './outcome.js';

const NOW = new Date('2026-05-12T03:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const PLACE = {
  campaignId: 'c-1',
  formCode: 'XHS',
  formVersion: '2022.1',
  title: 'Phiếu xã hội số',
  communeUnitId: '17335@before-2025-07-01',
  commune: 'Xã Thử',
};
const SUBMISSION = { mode: 'self', capturedAt: NOW.toISOString(), answers: { members: 4 } } as const;
const refusal = { code: 'x', detail: 'Vì sao.', faults: [], correlationId: null };

const waiting = (): FormItem =>
  finished(written(newItem('id-1', PLACE, NOW), '<data/>', null, NOW), SUBMISSION, NOW);
const sent = (outcome: Outcome): FormItem => formOf(answered(sending(waiting()), outcome, NOW, 0.5));

describe('a form on the phone', () => {
  test('is a draft until it is complete, then waits, then is on its way', () => {
    const draft = newItem('id-1', PLACE, NOW);
    expect(draft.state).toBe('draft');
    expect(isDue(draft, NOW, true)).toBe(false);
    expect(isDue(waiting(), NOW, false)).toBe(true);
    expect(sending(waiting()).state).toBe('sending');
  });

  test.each(['accepted', 'duplicate'] as const)('that is %s keeps no answer on the phone', (is) => {
    const item = sent({ is, serverId: 'r-1', late: true });
    expect(item).toMatchObject({ state: is, serverId: 'r-1', late: true, instance: null, submission: null });
    expect(isOpenable(item)).toBe(false);
  });

  test('that was rejected can be opened and sent again under the same id', () => {
    const item = sent({ is: 'rejected', refusal });
    expect(item).toMatchObject({ state: 'rejected', refusal, instance: '<data/>' });
    const again = formOf(reopened(item, later(1)));
    expect(again).toMatchObject({
      id: 'id-1',
      state: 'draft',
      instance: '<data/>',
      submission: null,
      refusal,
    });
    expect(finished(again, SUBMISSION, later(2))).toMatchObject({ state: 'waiting', refusal: null });
  });

  test('in conflict overwrites nothing: what is here can only become another form', () => {
    const item = sent({ is: 'conflict', refusal });
    expect(isOpenable(item)).toBe(false);
    expect(() => reopened(item, NOW)).toThrow('conflict');
    expect(() => sending(item)).toThrow('conflict');
    expect(copied(item, 'id-2', NOW)).toMatchObject({ id: 'id-2', state: 'draft', instance: '<data/>' });
  });

  test('that was returned is corrected under the form the server has, and keeps no answer once that has it', () => {
    const correction = {
      ...{ responseId: 'r-1', version: 2, reason: 'Ghi lại số người.', returnedAt: NOW.toISOString() },
      ...{ capturedAt: '2026-05-01T03:00:00.000Z', answers: { '/data/members': '4' } },
    };
    const back = returnedItem('id-1', PLACE, { ...correction, mode: 'assisted' });
    expect(back).toMatchObject({ state: 'returned', serverId: 'r-1', mode: 'assisted', correction });
    expect([isOpenable(back), isDue(back, NOW, true)]).toEqual([true, false]);
    const open = written(formOf(reopened(back, NOW)), '<data/>', 'assisted', NOW);
    const done = answered(
      sending(finished(open, SUBMISSION, NOW)),
      { is: 'accepted', serverId: 'r-1', late: false },
      NOW,
      0.5,
    );
    expect(done.state).toBe('accepted');
    expect(JSON.stringify(done)).not.toContain('members');
  });

  test('nobody signed in: it waits as it was, and nothing is counted', () => {
    expect(sent({ is: 'signed-out' })).toEqual(waiting());
  });

  test('no answer: it waits longer each time and is not opened, since it may have arrived', () => {
    const first = sent(UNREACHED);
    expect(first).toMatchObject({ state: 'waiting', tries: 1, submission: SUBMISSION });
    expect(isDue(first, later(4_999), false)).toBe(false);
    expect(isDue(first, later(4_999), true)).toBe(true);
    expect(isDue(first, later(5_000), false)).toBe(true);
    expect(isOpenable(first)).toBe(false);
    const second = answered(sending(first), UNREACHED, NOW, 0.5);
    expect(second.notBefore - NOW.getTime()).toBe(10_000);
  });

  test('the server says when to come back', () => {
    const item = sent({ is: 'later', reached: true, afterMs: 30_000, refusal });
    expect(item.notBefore).toBe(later(30_000).getTime());
  });

  test('that was on its way when the page was closed is sent again as it was', () => {
    const item = recovered(sending(waiting()));
    expect(item).toMatchObject({ state: 'waiting', submission: SUBMISSION, tries: 1 });
    expect(isOpenable(item)).toBe(false);
    expect(recovered(waiting())).toEqual(waiting());
  });

  test('that waits and was never sent can still be taken back', () => {
    expect(reopened(waiting(), NOW).state).toBe('draft');
  });

  test('is not changed while it is on its way', () => {
    expect(() => written(formOf(sending(waiting())), '<other/>', null, NOW)).toThrow('sending');
    expect(() => answered(waiting(), UNREACHED, NOW, 0)).toThrow('waiting');
  });
});

test('the wait doubles, ends at ten minutes, and differs between phones', () => {
  expect([0, 1, 2, 20].map((tries) => backoff(tries, 0.5))).toEqual([5_000, 10_000, 20_000, 600_000]);
  expect([backoff(1, 0), backoff(1, 1)]).toEqual([5_000, 15_000]);
});
