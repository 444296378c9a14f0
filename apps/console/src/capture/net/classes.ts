import type { Role } from '../../session/session.js';
import type { KeptTrainee } from '../queue/list.js';
import type { ClassStore, KeptClass } from '../store/class-store.js';
import { read } from './ask.js';
import { TEACHERS } from './session.js';

/** Of a class, as training lists it, what is asked for here. */
export interface ListedClass extends Pick<KeptClass, 'id' | 'venue' | 'commune' | 'sessions'> {
  readonly curriculumId: string;
  readonly curriculum: string;
  readonly state: string;
  /** How many are named as those who teach it. */
  readonly trainerCount: number;
}

const PATH = '/api/training';
const DAY_MS = 86_400_000;
/** A list that could not be taken on its day is taken in the next ones; a class later than that is fetched later. */
const DAYS = { back: 3, ahead: 14 };
/** More classes than this nobody takes lists of in so few days, and each holds names. */
const MOST_CLASSES = 30;

/**
 * Keeps the classes of these days with those who are in them, of the communes of the account. What was there before stays until
 * the new is complete.
 * @throws Problem
 */
export async function fetchClasses(store: ClassStore, role: Role): Promise<void> {
  if (!TEACHERS.includes(role)) {
    if (store.all().length > 0) await store.replace([]);
    return;
  }
  const listed = takesLists(await listedFor(role, new Date()));
  const titles = listed.length === 0 ? new Map<string, string>() : await titlesOf();
  const kept: KeptClass[] = [];
  for (const one of listed) kept.push(keptOf(one, titles, await rosterOf(one.id)));
  await store.replace(kept);
}

/** Those who are in a class that is kept, as it stands now. @throws Problem */
export async function keepRoster(store: ClassStore, classId: string): Promise<void> {
  const trainees = await rosterOf(classId);
  const one = store.find(classId);
  if (one) await store.put({ ...one, state: 'in-progress', trainees });
}

/** Classes that lists are taken of. */
export const takesLists = (listed: readonly ListedClass[]): ListedClass[] =>
  listed.filter(({ state }) => state === 'open' || state === 'in-progress');

/**
 * Names that a trainer does not need stay away from the phone: who teaches classes by name sees those, and those nobody is named
 * for; whom nobody named sees all, for offices often leave it open who teaches.
 */
export const taughtOf = (own: readonly ListedClass[], all: readonly ListedClass[]): ListedClass[] => {
  if (own.length === 0) return [...all];
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...all.filter(({ id, trainerCount }) => trainerCount === 0 && !ids.has(id))];
};

/** As the phone keeps it: of each person no more than a list needs. */
export function keptOf(
  { id, venue, commune, sessions, ...rest }: ListedClass,
  titles: ReadonlyMap<string, string>,
  trainees: readonly KeptTrainee[],
): KeptClass {
  const title = titles.get(rest.curriculumId) ?? rest.curriculum;
  const state = rest.state === 'open' ? 'open' : 'in-progress';
  return { id, title, venue, commune, state, sessions, trainees: trainees.map(leastOf) };
}

const leastOf = ({ enrolmentId, name, birthYear, sessions }: KeptTrainee): KeptTrainee => ({
  ...{ enrolmentId, name, birthYear, sessions },
});

async function listedFor(role: Role, now: Date): Promise<ListedClass[]> {
  const day = (offset: number) => new Date(now.getTime() + offset * DAY_MS + 7 * 3_600_000).toISOString();
  const from = day(-DAYS.back).slice(0, 10);
  const to = day(DAYS.ahead).slice(0, 10);
  const span = { from, to, limit: String(MOST_CLASSES) };
  const asked = (more: Record<string, string>) =>
    read<ListedClass[]>(`${PATH}/classes?${new URLSearchParams({ ...span, ...more }).toString()}`);
  return taughtOf(role === 'trainer' ? await asked({ mine: 'true' }) : [], await asked({}));
}

async function titlesOf(): Promise<Map<string, string>> {
  const curricula = await read<{ id: string; title: string }[]>(`${PATH}/curricula?limit=1000`);
  return new Map(curricula.map(({ id, title }) => [id, title]));
}

const rosterOf = async (classId: string): Promise<KeptTrainee[]> =>
  (await read<KeptTrainee[]>(`${PATH}/classes/${classId}/roster`)).map(leastOf);
