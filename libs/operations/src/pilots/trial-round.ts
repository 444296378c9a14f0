import { Api, sendOrFind } from './api.js';
import type { PilotContext } from './pilot.js';

/** The commune that Thành Sơn became part of: today no form is filled in for a commune that is no more. */
const COMMUNE = '17335@from-2025-07-01';
const FORM = { formCode: 'XHS', formVersion: '2022.1' };
const TARGET = 30;
const OPEN_DAYS = 90;
const DAY_MS = 86_400_000;

interface Round {
  readonly id: string;
  readonly purpose: string;
  readonly state: string;
}

/**
 * A round in which whoever looks at the demonstration can fill in forms today; no source tells of it. It serves to try the form
 * out, so that no figure of the pilot counts it. One that is open is left alone; where the last one has ended another begins.
 */
export async function openTrialRound(context: PilotContext, programme: string): Promise<void> {
  const lead = new Api(context, 'surveys', { role: 'programme-lead', communes: '*' });
  const rounds = await lead.get<Round[]>(`/campaigns?programme=${programme}`);
  const trials = rounds.filter(({ purpose }) => purpose === 'trial');
  if (trials.some(({ state }) => state === 'open')) return;
  const id = trials.find(({ state }) => state === 'draft')?.id ?? (await planned(lead, programme));
  await sendOrFind<unknown>(
    () => lead.post(`/campaigns/${id}/open`, {}),
    async () => {
      const now = await lead.get<Round>(`/campaigns/${id}`);
      return now.state === 'open' ? now : undefined;
    },
  );
}

async function planned(lead: Api, programme: string): Promise<string> {
  // Whole days, so that a request whose answer was lost is the same when it is sent again.
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const [opensAt, closesAt] = [today - DAY_MS, today + OPEN_DAYS * DAY_MS].map((time) =>
    new Date(time).toISOString(),
  );
  const plan = {
    ...{ programme, ...FORM, purpose: 'trial', quotas: [{ communeUnitId: COMMUNE, target: TARGET }] },
    ...{ opensAt, closesAt, synthetic: true },
  };
  return (await lead.post<{ id: string }>('/campaigns', plan, `${programme}:trial:${opensAt}`)).id;
}
