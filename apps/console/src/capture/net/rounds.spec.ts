import { expect, test } from '@jest/globals';
import { type ListedCampaign, openRounds } from './rounds.js';

const NOW = new Date('2026-05-12T03:00:00.000Z');
const campaign = (id: string, more: Partial<ListedCampaign> = {}): ListedCampaign => ({
  id,
  state: 'open',
  formCode: 'XHS',
  formVersion: '2022.1',
  purpose: 'baseline',
  opensAt: '2026-05-01T00:00:00.000Z',
  closesAt: '2026-06-01T00:00:00.000Z',
  communes: [{ communeUnitId: 'u-1', commune: 'Xã Thử', target: 30, submitted: 4, accepted: 2 }],
  ...more,
});

test('only rounds that take forms now are offered, one for each commune, the next to end first', () => {
  const [commune] = campaign('x').communes;
  if (!commune) throw new Error('the sample asks nowhere');
  const rounds = openRounds(
    [
      campaign('long'),
      campaign('draft', { state: 'draft' }),
      campaign('closed', { state: 'closed' }),
      campaign('not-yet', { opensAt: '2026-05-13T00:00:00.000Z' }),
      campaign('over', { closesAt: '2026-05-12T03:00:00.000Z' }),
      campaign('soon', {
        closesAt: '2026-05-20T00:00:00.000Z',
        communes: [commune, { ...commune, communeUnitId: 'u-2' }],
      }),
    ],
    NOW,
  );
  expect(rounds.map(({ key }) => key)).toEqual(['soon/u-1', 'soon/u-2', 'long/u-1']);
  expect(rounds[0]).toMatchObject({ received: 6, target: 30 });
});

test('a commune that is no more is not offered: its forms would be refused', () => {
  const [commune] = campaign('x').communes;
  if (!commune) throw new Error('the sample asks nowhere');
  const communes = ['17335@before-2025-07-01', '17335@from-2025-07-01'].map((communeUnitId) => ({
    ...commune,
    communeUnitId,
  }));
  const offered = (now: Date) =>
    openRounds(
      [campaign('x', { communes, opensAt: '2025-01-01T00:00:00Z', closesAt: '2027-01-01T00:00:00Z' })],
      now,
    );
  expect(offered(NOW).map(({ key }) => key)).toEqual(['x/17335@from-2025-07-01']);
  expect(offered(new Date('2025-06-30T16:59:59Z'))).toHaveLength(2);
});
