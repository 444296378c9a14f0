import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ParticipantJoined } from '@xaso/contracts-training';
import type { Breakdown } from '../breakdown/breakdown.js';
import { type Journey, journey, on } from '../spec/journey.js';
import { KHANH_HOP, MINH_HOP, THANH_SON } from '../spec/producer.js';

const FIGURE = 'training.participants';
let at: Journey;

beforeAll(async () => {
  at = await journey();
  await at.publish(...joined(THANH_SON, 3), ...joined(MINH_HOP, 7), ...joined(KHANH_HOP, 12));
  await at.publish(...joined(THANH_SON, 2, 'few'));
});
afterAll(() => at?.stop());

const joined = (commune: string, people: number, programme = 'persons') =>
  Array.from({ length: people }, () => {
    const participantId = randomUUID();
    const data = { participantId, group: 'elderly' as const };
    return on(ParticipantJoined, '2022-06-01', data, programme, { of: participantId, commune });
  });

test('a commune with so few people is withheld wherever it is asked for, and one that would give it away as well', async () => {
  const { cells, total } = await at.get<Breakdown>(`/figures/persons/${FIGURE}/by-commune`);
  expect(total).toMatchObject({ value: 22, suppressed: false });
  const shown = Object.fromEntries(cells.map(({ unitId, value }) => [unitId, value]));
  expect(shown).toEqual({ [THANH_SON]: null, [MINH_HOP]: null, [KHANH_HOP]: 12 });
  for (const [commune, value] of Object.entries(shown)) {
    const query = `&commune=${commune}`;
    const suppressed = value === null;
    expect(await at.figure('persons', FIGURE, query)).toMatchObject({ value, suppressed });
    expect(await at.figure('persons', FIGURE, `${query}&asOf=2022-06-30`)).toMatchObject({
      value,
      suppressed,
    });
  }
});

test('the facts behind it do not tell whose they are either', async () => {
  const events = await at.events('persons', FIGURE, 'limit=100');
  const communes = Map.groupBy(events, ({ communeUnitId }) => communeUnitId);
  expect([...communes].map(([commune, of]) => [commune, of.length]).sort()).toEqual(
    [
      [KHANH_HOP, 12],
      [null, 10],
    ].sort(),
  );
});

test('a whole programme of so few people is withheld too', async () => {
  expect(await at.figure('few', FIGURE)).toMatchObject({ value: null, suppressed: true });
  expect(await at.figure('persons', FIGURE)).toMatchObject({ value: 22, suppressed: false });
});
