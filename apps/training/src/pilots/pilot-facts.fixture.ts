import { type FactContext, fact } from '@xaso/contracts-common';
import { PilotPhaseChanged, PilotPlanApproved, PilotProposed } from '@xaso/contracts-programme';
import { eventually, TestProducer, type TestService } from '@xaso/testing';

export const COMMUNE = '17335@before-2025-07-01';
export const OTHER = '17071@before-2025-07-01';
const since = new Date('2022-01-10T00:00:00Z');

const context: FactContext = {
  programme: 'p',
  source: 'online',
  synthetic: false,
  actorRole: 'programme-lead',
};

/** Stands for the programme service, whose facts of pilots this service reads. */
export const programmeBeside = (service: TestService): Promise<TestProducer> =>
  TestProducer.start('programme', [PilotProposed, PilotPlanApproved, PilotPhaseChanged], context, {
    topicPrefix: service.topicPrefix,
  });

/** Tells of a pilot in each commune, and waits until the service knows them; ids of the pilots by commune. */
export async function pilotsIn(
  service: TestService,
  programme: TestProducer,
  communes: readonly string[] = [COMMUNE, OTHER],
): Promise<Readonly<Record<string, string>>> {
  const ids = communes.map((communeUnitId) => [communeUnitId, crypto.randomUUID()] as const);
  await programme.publish(
    ...ids.map(([communeUnitId, pilotId]) => ({
      fact: fact(PilotProposed, since, { pillars: ['economy'] }),
      of: pilotId,
      context: { communeUnitId, pilotId },
    })),
  );
  await eventually(async () => {
    const [row] = await service.db.query<{ n: number }>(
      'select count(*)::int as n from pilot where id = any ($1)',
      [ids.map(([, id]) => id)],
    );
    if (row?.n !== communes.length) throw new Error('the pilots are not known yet');
  });
  return Object.fromEntries(ids);
}

/** Stops a pilot, or lets a stopped one go on. */
export const phase = (
  programme: TestProducer,
  pilotId: string,
  communeUnitId: string,
  to: 'stopped' | 'adjusting',
) =>
  programme.publish({
    fact: fact(PilotPhaseChanged, since, { from: to === 'stopped' ? 'piloting' : 'stopped', to }),
    of: pilotId,
    context: { communeUnitId, pilotId },
  });
