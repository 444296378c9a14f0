import { expect, test } from '@jest/globals';
import { type Item, newItem, reopened, returnedItem } from './item.js';
import { reconciled } from './returned.js';

const NOW = new Date('2026-05-12T03:00:00.000Z');
const PLACE = {
  ...{ campaignId: 'c-1', formCode: 'XHS', formVersion: '2022.1', title: 'Phiếu xã hội số' },
  ...{ communeUnitId: '17335@before-2025-07-01', commune: 'Xã Thử' },
};
const back = (id: string, version: number): Item =>
  returnedItem(id, PLACE, {
    ...{ responseId: `r-${id}`, version, reason: 'Ghi lại.', returnedAt: NOW.toISOString() },
    ...{ capturedAt: NOW.toISOString(), answers: {}, mode: null },
  });
const listed = (clientId: string, version = 2) => ({ id: `r-${clientId}`, clientId, version });

test('what came back is fetched once: in place of nothing, of a form that was sent, or of an older return', () => {
  const sent: Item = { ...newItem('sent', PLACE, NOW), state: 'accepted', serverId: 'r-sent' };
  const list = [listed('new'), listed('sent'), listed('known'), listed('older', 4)];
  const { fetch, drop } = reconciled([sent, back('known', 2), back('older', 2)], list);
  expect(fetch.map(({ clientId }) => clientId)).toEqual(['new', 'sent', 'older']);
  expect(drop).toEqual([]);
});

test('what somebody is correcting stays theirs, also when it came back once more', () => {
  const draft = reopened(back('mine', 2), NOW);
  const waiting: Item = { ...back('going', 2), state: 'waiting' };
  expect(reconciled([draft, waiting], [listed('mine', 4), listed('going', 4)])).toEqual({
    fetch: [],
    drop: [],
  });
  expect(reconciled([draft, waiting], [])).toEqual({ fetch: [], drop: [] });
});

test('what nobody opened and is returned no longer goes', () => {
  expect(reconciled([back('gone', 2)], [])).toEqual({ fetch: [], drop: ['gone'] });
});
