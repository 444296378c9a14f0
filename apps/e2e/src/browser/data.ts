import type { Page } from 'playwright-core';
import { ask, told } from './api.js';

export const NGHE_AN = 'nghe-an-2022';
export const THANH_SON = '17335@before-2025-07-01';

/** What stands in a text field that wants to be a program. */
export const SCRIPT = '<img src=x onerror=alert(1)>';

export interface Row {
  readonly id: string;
  readonly programme: string;
  readonly communeUnitId: string;
}
interface Round {
  readonly id: string;
  readonly formCode: string;
  readonly purpose: string;
}
interface Form {
  readonly id: string;
  readonly status: { readonly state: string };
}

/** Made up; it says nothing about anybody. */
const ANSWERS = {
  respondent_mode: 'assisted',
  position: 'official',
  field_of_work: ['one_stop'],
  age_band: '35_44',
  own_computer: 'shared',
  network_quality: 'sometimes_down',
  malware_protection: 'provincial',
  equipment_missing: ['computer', 'scanner'],
  apps_used: ['documents', 'dossiers'],
  documents_per_month: 40,
  documents_online_percent: 60,
  minutes_saved: 15,
  hours_saved_month: 10,
  signature: 'not_used',
  signature_obstacle: 'not_trained',
  dossiers_updated: 'mostly',
  skill_level: '3',
  trained: 'no',
  training_needs: ['signature', 'security'],
  leader_example: 'sometimes',
  priority: 'training',
};

/** Sends one form of the round of 2022 in, as one of a field team does, and gives its id. */
export async function sentForm(
  team: Page,
  paperSerial = `A-${crypto.randomUUID().slice(0, 8)}`,
): Promise<string> {
  const rounds = await told<Round[]>(team, 'GET', `/api/surveys/campaigns?programme=${NGHE_AN}`);
  const round = rounds.find(({ formCode, purpose }) => formCode === 'CQS' && purpose === 'baseline');
  const { id } = await told<{ id: string }>(team, 'POST', '/api/surveys/responses', {
    campaignId: round?.id,
    clientId: crypto.randomUUID(),
    communeUnitId: THANH_SON,
    mode: 'assisted',
    capturedAt: '2022-04-20T02:25:00Z',
    paperSerial,
    answers: ANSWERS,
  });
  return id;
}

/** Where a form stands, for one of those who review it. */
export async function stateOf(reviewer: Page, id: string): Promise<string> {
  return (await told<Form>(reviewer, 'GET', `/api/surveys/responses/${id}`)).status.state;
}

/** Something of another commune of the same programme, as somebody finds it who may see it. */
export async function elsewhere(lead: Page, path: string): Promise<Row> {
  const rows = await told<Row[]>(lead, 'GET', path);
  const found = rows.find(({ communeUnitId }) => communeUnitId !== THANH_SON);
  if (!found) throw new Error(`${path} has nothing of another commune`);
  return found;
}

/** How a class differs from the usual one, which begins in a week. */
export interface ClassWish {
  readonly venue?: string;
  /** Days from now until it begins. */
  readonly inDays?: number;
  /** Account ids. */
  readonly trainers?: readonly string[];
}

/** A class of Thành Sơn that takes people in. */
export async function openClass(
  officer: Page,
  { venue = 'Nhà văn hoá xóm 3 (minh họa)', inDays = 7, trainers = [] }: ClassWish = {},
): Promise<string> {
  const pilots = await told<Row[]>(officer, 'GET', '/api/programme/pilots');
  const pilot = pilots.find(
    ({ communeUnitId, programme }) => communeUnitId === THANH_SON && programme === NGHE_AN,
  );
  const after = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const { id } = await told<{ id: string }>(officer, 'POST', '/api/training/classes', {
    pilotId: pilot?.id,
    curriculum: 'C5',
    kind: 'class',
    venue,
    startsAt: after(inDays),
    endsAt: after(inDays + 1),
    capacity: 30,
    trainers: trainers.map((account) => ({ account })),
  });
  await told(officer, 'POST', `/api/training/classes/${id}/open`, {});
  return id;
}

/** Puts made-up people into a class. */
export async function enrol(officer: Page, classId: string, names: readonly string[]): Promise<void> {
  const people = names.map((name) => ({ person: { name, birthYear: 1970, group: 'farmers' } }));
  await told(officer, 'POST', `/api/training/classes/${classId}/enrolments`, { people });
}

/** A report that waits for its approval; gives its id. */
export async function draftReport(lead: Page): Promise<string> {
  const { id } = await told<{ id: string }>(lead, 'POST', '/api/indicators/reports', {
    kind: 'pilot',
    programme: NGHE_AN,
    name: 'Chương trình thí điểm (minh họa)',
    issuer: 'SỞ MINH HỌA',
    symbol: 'BC-MH',
    place: 'Nghệ An',
    recipients: [],
    signer: { title: 'GIÁM ĐỐC' },
  });
  return id;
}

/** How many are in a class. */
export async function enrolledIn(officer: Page, id: string): Promise<number> {
  return (await told<unknown[]>(officer, 'GET', `/api/training/classes/${id}/roster`)).length;
}

/** What somebody is answered who asks for what is not theirs. */
export async function refusal(page: Page, path: string): Promise<number> {
  return (await ask(page, 'GET', path)).status;
}
