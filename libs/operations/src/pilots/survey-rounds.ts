import { type FormDefinition, parseForm, renderInstance } from '@xaso/surveys/forms';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.js';
import { Api, inParallel, LoadRefused, patiently, sendOrFind } from './api.js';
import { madeUpAnswers } from './made-up-answers.js';
import type { PilotContext } from './pilot.js';
import { dice, uuidOf } from './random.js';

/** What the source states about the survey rounds. */
export interface SurveyFacts {
  readonly sites: readonly { readonly code: string; readonly epoch: string }[];
  readonly surveys: readonly {
    readonly form: string;
    readonly pillar: string;
    readonly target: number;
    readonly accepted: number;
  }[];
}

/** The window is not stated; these months lie before the pilot phase (01/06/2022). Local midnight. */
const OPENS_AT = '2022-02-28T17:00:00Z';
const CLOSES_AT = '2022-05-31T17:00:00Z';
const DAYS = 90;
const DAY_MS = 86_400_000;
const WIDTH = 8;
/** A line for each form would fill a terminal that keeps them. */
const PROGRESS_EVERY = 50;
const KEY_LABEL = 'Nạp dữ liệu thí điểm';

interface Round {
  readonly id: string;
  readonly formCode: string;
  readonly purpose: string;
  readonly state: string;
}

interface Key {
  readonly id: string;
  readonly label: string;
  readonly programme: string;
  readonly revokedAt: string | null;
}

interface Filled {
  readonly communeUnitId: string;
  readonly clientId: string;
  readonly capturedAt: Date;
  readonly xml: string;
}

/** Plays the three rounds: forms published, rounds opened, phones send, reviewers accept, rounds closed. */
export async function loadSurveyRounds(
  context: PilotContext,
  programme: string,
  facts: SurveyFacts,
): Promise<void> {
  const lead = new Api(context, 'surveys', { role: 'programme-lead', communes: '*' });
  const communes = facts.sites.map((site) => `${site.code}@${site.epoch}`);
  const rounds = await lead.get<Round[]>(`/campaigns?programme=${programme}`);
  // A round is closed last of all: what is closed was told whole.
  const told = (form: string): boolean => baselineOf(rounds, form)?.state === 'closed';
  const untold = facts.surveys.filter(({ form }) => !told(form));
  await revokeKeys(lead, programme);
  if (untold.length === 0) return;
  const keys = new Map<string, { readonly token: string }>();
  for (const communeUnitId of communes) {
    const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
    keys.set(
      communeUnitId,
      await lead.post('/device-keys', { label: KEY_LABEL, programme, communeUnitId, expiresAt }),
    );
  }
  for (const survey of untold) {
    const xml = await readFile(join(ROOT, 'apps', 'surveys', 'questionnaires', `${survey.form}.xml`), 'utf8');
    const form = parseForm(xml);
    await lead.post('/forms', { pillar: survey.pillar, xml });
    const round = await openRound(lead, programme, form, rounds, split(survey.target, communes));
    const filled = split(survey.accepted, communes).flatMap(({ communeUnitId, target }) =>
      fill(programme, form, communeUnitId, target),
    );
    await submitAll(context, form, filled, keys);
    await acceptAll(context, lead, round, filled);
    await send(lead, round.id, 'close', 'open');
  }
  await revokeKeys(lead, programme);
}

/** Tokens are shown once: what a load that was killed, or a lost answer, left behind is of no use to anybody. */
async function revokeKeys(lead: Api, programme: string): Promise<void> {
  const keys = await lead.list<Key>('/device-keys');
  const left = keys.filter(
    (key) => key.label === KEY_LABEL && key.programme === programme && key.revokedAt === null,
  );
  for (const { id } of left) await lead.delete(`/device-keys/${id}`);
}

/** The source does not split by commune: as evenly as whole numbers allow, the first ones get the rest. */
export function split(
  total: number,
  communes: readonly string[],
): { communeUnitId: string; target: number }[] {
  const base = Math.floor(total / communes.length);
  return communes.map((communeUnitId, index) => ({
    communeUnitId,
    target: base + (index < total % communes.length ? 1 : 0),
  }));
}

const baselineOf = (rounds: readonly Round[], formCode: string): Round | undefined =>
  rounds.find((round) => round.formCode === formCode && round.purpose === 'baseline');

async function openRound(
  lead: Api,
  programme: string,
  form: FormDefinition,
  rounds: readonly Round[],
  quotas: readonly { communeUnitId: string; target: number }[],
): Promise<Round> {
  let round = baselineOf(rounds, form.formId);
  if (!round) {
    const plan = {
      programme,
      formCode: form.formId,
      formVersion: form.version,
      purpose: 'baseline',
      quotas,
      opensAt: OPENS_AT,
      closesAt: CLOSES_AT,
      synthetic: true,
    };
    const { id } = await lead.post<{ id: string }>(
      '/campaigns',
      plan,
      `${programme}:baseline:${form.formId}`,
    );
    round = { id, formCode: form.formId, purpose: 'baseline', state: 'draft' };
  }
  if (round.state === 'draft') await send(lead, round.id, 'open', 'draft');
  return round;
}

/** Opens or closes a round that is in the state before, unless a request whose answer was lost did. */
async function send(lead: Api, id: string, verb: 'open' | 'close', from: string): Promise<void> {
  await sendOrFind<unknown>(
    () => lead.post(`/campaigns/${id}/${verb}`, {}),
    async () => {
      const now = await lead.get<Round>(`/campaigns/${id}`);
      return now.state === from ? undefined : now;
    },
  );
}

/** The forms of one commune, made up and the same each time. */
export function fill(
  programme: string,
  form: FormDefinition,
  communeUnitId: string,
  count: number,
): Filled[] {
  return Array.from({ length: count }, (_none, index) => {
    const seed = `${programme}/${form.formId}/${communeUnitId}/${index}`;
    const random = dice(seed);
    const workday = Date.parse(OPENS_AT) + random.between(1, DAYS) * DAY_MS;
    const timeStart = new Date(workday + random.between(8 * 60, 16 * 60) * 60_000);
    const timeEnd = new Date(timeStart.getTime() + random.between(9, 25) * 60_000);
    const instanceId = `uuid:${uuidOf(seed)}`;
    return {
      communeUnitId,
      clientId: instanceId,
      capturedAt: timeEnd,
      xml: renderInstance(form, madeUpAnswers(form, random), { instanceId, timeStart, timeEnd }),
    };
  });
}

async function submitAll(
  context: PilotContext,
  form: FormDefinition,
  filled: readonly Filled[],
  keys: ReadonlyMap<string, { token: string }>,
): Promise<void> {
  let sent = 0;
  await inParallel(filled, WIDTH, async ({ communeUnitId, xml, clientId }) => {
    const body = new FormData();
    body.set('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml');
    const { status, text } = await patiently(
      context,
      `${context.url('surveys')}/key/${keys.get(communeUnitId)?.token}/submission`,
      { method: 'POST', body },
    );
    if (status !== 201)
      throw new LoadRefused(`${form.formId} ${clientId} was answered ${status}: ${text}`, status);
    sent += 1;
    if (sent % PROGRESS_EVERY === 0 || sent === filled.length) {
      context.progress(`${form.formId}: ${sent} of ${filled.length} forms sent`);
    }
  });
}

interface Listed {
  readonly id: string;
  readonly clientId: string;
  readonly faultCount: number;
}

/** Accepts what this loader sent and nothing else, dated the day after it was filled in. */
async function acceptAll(
  context: PilotContext,
  lead: Api,
  round: Round,
  filled: readonly Filled[],
): Promise<void> {
  const mine = new Map(filled.map((one) => [one.clientId, one]));
  const inState = (state: string): Promise<Listed[]> =>
    lead.list<Listed>(`/responses?campaignId=${round.id}&state=${state}&limit=500`);
  const waiting = (await inState('submitted')).filter((one) => mine.has(one.clientId));
  const faulty = waiting.filter((one) => one.faultCount > 0);
  if (faulty.length > 0)
    throw new LoadRefused(
      `${faulty.length} made-up forms of ${round.formCode} arrived with faults, the first is ${faulty[0]?.id}`,
    );
  let accepted = 0;
  await inParallel(waiting, WIDTH, async ({ id, clientId }) => {
    const capturedAt = (mine.get(clientId) as Filled).capturedAt;
    const decidedAt = new Date(capturedAt.getTime() + DAY_MS).toISOString();
    await sendOrFind<unknown>(
      () => lead.post(`/responses/${id}/accept`, { decidedAt }),
      async () => (await inState('accepted')).find((one) => one.id === id),
    );
    accepted += 1;
    if (accepted % PROGRESS_EVERY === 0 || accepted === waiting.length) {
      context.progress(`${round.formCode}: ${accepted} of ${waiting.length} forms accepted`);
    }
  });
}
