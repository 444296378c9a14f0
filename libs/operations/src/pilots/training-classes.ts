import { setTimeout as delay } from 'node:timers/promises';
import { LoadRefused } from './api.js';
import type { PilotRow } from './pilot-phases.js';
import { share, unitOf } from './sites.js';
import { type Known, keyOf, type Teller } from './teller.js';
import { LATER_CURRICULA, type TrainingFacts } from './training-facts.js';
import { madeUpPerson } from './training-people.js';

/** Days that the study does not state; they lie between the start of the pilot and its evaluation. */
const WRITTEN_ON = '2022-05-25';
const PLANNED_ON = '2022-06-01';
const FIRST_CLASS_ON = Date.UTC(2022, 6, 5);
const DAY_MS = 86_400_000;
const DAYS_BETWEEN = 4;
const MADE_UP = '(minh họa)';
const PATIENCE_MS = 60_000;

interface Enrolment extends Known {
  readonly personId: string;
  readonly walkIn: boolean;
}

/**
 * The curricula, a class of each in each commune, and everybody who came. The study states how many classes and attendances were
 * planned and held; who came, when and where is made up. Half of those who come to a class were in the one before, so that there
 * are fewer different people than attendances.
 */
export async function teachClasses(
  teller: Teller,
  facts: TrainingFacts,
  pilots: readonly PilotRow[],
): Promise<void> {
  const { curricula, classes, trainees } = facts.training;
  for (const one of [...curricula, ...LATER_CURRICULA]) await publish(teller, one);
  const wanted = pilots.flatMap((pilot) => curricula.map(({ code }) => ({ pilot, code })));
  if (wanted.length !== classes.planned || classes.planned !== classes.held)
    throw new Error('the story has one class of each curriculum in each commune');
  let before: readonly Enrolment[] = [];
  for (const [index, { pilot, code }] of wanted.entries()) {
    const site = facts.sites.find((one) => unitOf(one) === pilot.communeUnitId);
    const commune = site?.commune ?? pilot.communeUnitId;
    teller.context.progress(`${teller.programme}: ${commune}, class ${code}`);
    const planned = share(trainees.planned, classes.planned, index);
    await approvePlan(teller, pilot, code, planned);
    const residents = code === 'C1' || before[0]?.['communeUnitId'] !== pilot.communeUnitId ? [] : before;
    const came = share(trainees.attended, classes.held, index);
    const enrolled = await hold(teller, { pilot, commune, code, index, planned, came, before: residents });
    before = code === 'C1' ? [] : enrolled;
  }
}

async function publish(
  teller: Teller,
  { code, pillar, title }: { readonly code: string; readonly pillar: string; readonly title: string },
): Promise<void> {
  // The study states no hours, audiences or objectives, so none are made up.
  const rest = { title, pillar, audience: [], hours: null, objectives: [], materials: [] };
  const made = await teller.thing('/curricula', `code=${code}&limit=1000`, { code }, rest);
  await teller.step('/curricula', made, { from: 'draft', verb: 'publish', body: { on: WRITTEN_ON } });
}

/** The leader approves what was drafted. A pilot that was proposed a moment ago may still be on its way to the service. */
async function approvePlan(
  teller: Teller,
  { id: pilotId }: PilotRow,
  curriculum: string,
  plannedTrainees: number,
): Promise<void> {
  const numbers = { on: PLANNED_ON, plannedClasses: 1, plannedTrainees };
  const filter = `pilotId=${pilotId}&limit=1000`;
  const made = await onceKnown(teller, () =>
    teller.thing('/plans', filter, { pilotId, curriculum }, numbers),
  );
  const approval = { from: 'draft', verb: 'approve', body: { on: PLANNED_ON }, by: teller.leader };
  await teller.step('/plans', made, approval);
}

interface Lesson {
  readonly pilot: PilotRow;
  readonly commune: string;
  readonly code: string;
  readonly index: number;
  readonly planned: number;
  readonly came: number;
  readonly before: readonly Enrolment[];
}

async function hold(teller: Teller, lesson: Lesson): Promise<readonly Enrolment[]> {
  const { pilot, commune, code, index, planned, came, before } = lesson;
  const day = new Date(FIRST_CLASS_ON + index * DAYS_BETWEEN * DAY_MS).toISOString().slice(0, 10);
  const at = (time: string) => `${day}T${time}:00+07:00`;
  const held = { pilotId: pilot.id, curriculum: code };
  const made = await teller.thing('/classes', `pilotId=${pilot.id}&limit=1000`, held, {
    ...{ kind: 'class', venue: `Hội trường UBND xã ${commune} ${MADE_UP}`, capacity: planned },
    ...{ startsAt: at('07:30'), endsAt: at('16:30'), at: `${PLANNED_ON}T08:00:00+07:00` },
  });
  const open = await teller.step('/classes', made, {
    ...{ from: 'planned', verb: 'open', body: { at: `${PLANNED_ON}T09:00:00+07:00` } },
  });
  const returning = before.slice(0, Math.floor(planned / 2)).map(({ personId }) => ({ personId }));
  const fresh = Array.from({ length: came - returning.length }, (_none, n) => ({
    person: madeUpPerson(commune, code, n),
  }));
  const people = [...returning, ...fresh];
  await enrol(teller, open, people.slice(0, planned), false, at('07:00'));
  const begun = await teller.step('/classes', open, {
    ...{ from: 'open', verb: 'start', body: { at: at('07:30') } },
  });
  await enrol(teller, begun, people.slice(planned), true, at('07:45'));
  const enrolled = await enrolments(teller, begun);
  if (begun['state'] !== 'in-progress') return enrolled;
  const marks = enrolled.map(({ id }) => ({ enrolmentId: id, present: true }));
  await teller.lead.put(`/classes/${begun.id}/sessions/1/attendance`, { marks, at: at('16:00') });
  const end = { at: at('16:30') };
  await teller.step('/classes', begun, { from: 'in-progress', verb: 'complete', body: end });
  return enrolled;
}

/** Those who are enrolled already are left alone: all who came in one way are one request. */
async function enrol(
  teller: Teller,
  { id, state }: Known,
  people: readonly object[],
  walkIn: boolean,
  at: string,
): Promise<void> {
  if (people.length === 0 || state === 'completed') return;
  const there = await enrolments(teller, { id });
  if (there.some((one) => one.walkIn === walkIn)) return;
  const path = `/classes/${id}/enrolments`;
  await teller.lead.post(path, { people, walkIn, at }, keyOf(teller.programme, path, { walkIn }));
}

const enrolments = ({ lead }: Teller, { id }: Pick<Known, 'id'>): Promise<Enrolment[]> =>
  lead.list<Enrolment>(`/enrolments?classId=${id}&limit=1000`);

async function onceKnown<T>({ context }: Teller, send: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const unknown = error instanceof LoadRefused && error.message.includes('pilot-unknown');
      if (!unknown || Date.now() > until) throw error;
      await delay(200, undefined, { signal: context.signal });
    }
  }
}
