import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProgrammeFacts } from './nghe-an-facts.js';
import { beginProgramme, playProgramme } from './nghe-an-programme.js';
import type { PilotContext } from './pilot.js';
import { PretendService } from './service.fixture.js';
import { Teller } from './teller.js';
import { yenHoa2020 } from './yen-hoa-2020.js';

let service: PretendService;

beforeEach(async () => {
  service = new PretendService();
  await service.start();
});
afterEach(() => service.stop());

async function factsOfNgheAn(): Promise<ProgrammeFacts> {
  const text = await readFile(new URL('../../data/nghe-an-2022.json', import.meta.url), 'utf8');
  return JSON.parse(text) as ProgrammeFacts;
}

/** The story of Nghệ An without its survey rounds. */
async function ngheAn(context: PilotContext, facts?: ProgrammeFacts): Promise<void> {
  const told = facts ?? (await factsOfNgheAn());
  const teller = new Teller(context, told.programme.code);
  await playProgramme(teller, told, await beginProgramme(teller, told));
}

/** A short one, with a step of each kind. */
async function oneCommune(context: PilotContext): Promise<void> {
  const facts = await factsOfNgheAn();
  const { sites, consulted, studyVisits, lessons, teams } = facts;
  await ngheAn(context, {
    ...{ ...facts, teams: { ...teams, hamletTeams: 2 }, sites: sites.slice(0, 1) },
    ...{
      consulted: consulted.slice(0, 1),
      studyVisits: studyVisits.slice(0, 1),
      lessons: lessons.slice(0, 1),
    },
  });
}

/** `every`: after how many requests each start is killed. */
const STORIES = [
  { name: 'Nghệ An', load: (context: PilotContext) => ngheAn(context), pilots: 3, every: 13 },
  { name: 'one commune of Nghệ An', load: oneCommune, pilots: 1, every: 1 },
  { name: 'Yên Hòa', load: (context: PilotContext) => yenHoa2020.load(context), pilots: 1, every: 1 },
] as const;

/** What the story leaves behind, told once and without mishaps. */
async function toldOnce(load: (context: PilotContext) => Promise<void>) {
  await load(service.context());
  return { done: service.done.toSorted(), counts: service.counts() };
}

describe.each(STORIES)('$name', ({ load, pilots, every }) => {
  test('come to the evaluation; whoever recorded approved nothing', async () => {
    const { done } = await toldOnce(load);
    expect(service.rows('/pilots').map(({ phase }) => phase)).toEqual(Array(pilots).fill('evaluating'));
    const approvals = done.filter((one) => /approve$|phase$/.test(one));
    expect(approvals.every((one) => one.startsWith('province-leader '))).toBe(true);
    expect(service.rows('/observations').every(({ state }) => state === 'approved')).toBe(true);
    expect(service.rows('/register').every(({ state }) => state === 'approved')).toBe(true);
  });

  test('a second load tells nothing', async () => {
    const { done } = await toldOnce(load);
    service.forgetKeys();
    await load(service.context());
    expect(service.done.toSorted()).toEqual(done);
  });

  test('killed again and again they are told once', async () => {
    const whole = await toldOnce(load);
    await service.stop();
    service = new PretendService();
    await service.start();
    service.mishap = (post) => (post === every ? 'killed-after' : undefined);
    let starts = 1;
    for (; ; starts += 1) {
      service.forgetKeys();
      const ended = await load(service.context()).then(
        () => true,
        () => false,
      );
      if (ended) break;
      expect(starts).toBeLessThanOrEqual(whole.done.length);
    }
    expect(starts).toBe(Math.floor(whole.done.length / every) + 1);
    expect(service.counts()).toEqual(whole.counts);
    expect(service.done.toSorted()).toEqual(whole.done);
  });

  test('when the answer to each kind of request is lost they are told once', async () => {
    const whole = await toldOnce(load);
    await service.stop();
    service = new PretendService();
    await service.start();
    // Of each kind the first one, which is then sent again.
    const kinds = new Set<string>();
    service.mishap = (_post, path) => {
      const kind = path.replace(/[0-9a-f-]{36}/, ':id');
      if (kinds.has(kind)) return undefined;
      kinds.add(kind);
      return 'lost-after';
    };
    await load(service.context());
    expect(service.counts()).toEqual(whole.counts);
    expect(service.done.toSorted()).toEqual(whole.done);
  });
});

test('a draft that somebody corrects is left to them', async () => {
  await yenHoa2020.load(service.context());
  const [observation] = service.rows('/observations');
  (observation?.['revisions'] as unknown[]).push({ revision: 2, recorded: { by: 'x' }, approval: null });
  Object.assign(observation ?? {}, { state: 'draft' });
  service.forgetKeys();
  await yenHoa2020.load(service.context());
  expect(observation?.['state']).toBe('draft');
});

test('a hamlet that was renamed since is not registered again', async () => {
  await ngheAn(service.context());
  const hamlets = service.rows('/hamlets').length;
  for (const hamlet of service.rows('/hamlets')) hamlet['name'] = 'tên mới';
  service.forgetKeys();
  await ngheAn(service.context());
  expect(service.rows('/hamlets')).toHaveLength(hamlets);
});
