import { Parking } from '@xaso/messaging';
import type { TestService } from '@xaso/testing';
import { type Figure, figure, type Round } from '../survey-journey.js';

const operator = { id: 'operator', role: 'operator', communes: '*' } as const;

/** What indicators says of the round that is asked about digital government. */
export const government = (
  service: TestService,
  round: Round,
  programme: string,
): Promise<Figure | undefined> => figure(service.http, round.lead, programme, 'survey.government');

/** What waits in a service, as `<consumer> <key>`. */
export async function waiting(service: TestService): Promise<string[]> {
  const rows = await service.db.query<{ at: string }>(
    `select distinct consumer || ' ' || key as at from parked_event order by 1`,
  );
  return rows.map(({ at }) => at);
}

/** As an operator does after an upgrade: everything that waits is tried again, key by key. */
export async function redriveAll(service: TestService): Promise<void> {
  const parking = service.app.get(Parking);
  const consumers = await service.db.query<{ consumer: string }>(
    'select distinct consumer from parked_event',
  );
  for (const { consumer } of consumers) {
    for (const key of await parking.keys(consumer)) {
      const { left, error } = await parking.redrive(consumer, key, operator, 'upgraded');
      if (left > 0) throw new Error(`${consumer} ${key}: ${error}`);
    }
  }
}
