import type { Day, UnitId } from '@xaso/kernel';
import { asksIn, type Campaign, type CampaignPlan } from '../campaigns/campaign.js';

/** How long a commune is asked again at the end of a pilot. */
const WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;

/** A pilot that came to its evaluation. */
export interface PilotInEvaluation {
  readonly pilotId: string;
  readonly programme: string;
  readonly communeUnitId: UnitId;
  /** When, by the calendar of the programme. */
  readonly since: Date;
}

/** That the endline round of a form was made for an evaluation of a pilot: never a second one. */
export interface ClosingRound {
  readonly pilotId: string;
  readonly formCode: string;
  /** The local day on which the evaluation began: phases are dated by days, so it tells one evaluation from the next. */
  readonly evaluatedOn: Day;
  readonly campaignId: string;
  readonly madeAt: Date;
}

/** A round that repeats another: how the quota was divided among hamlets is taken over from that. */
export interface ClosingRoundPlan extends Omit<CampaignPlan, 'id' | 'createdAt'> {
  /** The baseline round. */
  readonly repeats: string;
}

/**
 * The rounds that ask the commune of a pilot again what it was asked before it: one for each form of a baseline round of its
 * programme, drafts aside, with the same version and quota. Of several baseline rounds of a form the one that began last is
 * repeated. They begin with the evaluation and last 30 days from then, or from `now` where it was written down late: nobody
 * can be asked in a window that is over. None for a form in `made`, and none at all where nothing was asked before.
 * @param made codes of the forms whose round was made for this evaluation
 */
export function closingRounds(
  pilot: PilotInEvaluation,
  rounds: readonly Campaign[],
  made: ReadonlySet<string>,
  now: Date,
): ClosingRoundPlan[] {
  const { programme, communeUnitId, since } = pilot;
  const asked = Math.max(since.getTime(), now.getTime());
  const latest = new Map<string, Campaign>();
  for (const round of rounds) {
    const isBaseline = round.purpose === 'baseline' && round.state !== 'draft';
    if (!isBaseline || round.programme !== programme || !asksIn(round, communeUnitId)) continue;
    const known = latest.get(round.formCode);
    if (!known || isLater(round, known)) latest.set(round.formCode, round);
  }
  return [...latest.values()]
    .filter(({ formCode }) => !made.has(formCode))
    .sort((a, b) => (a.formCode < b.formCode ? -1 : 1))
    .map(({ id: repeats, formCode, formVersion, pillar, quotas, synthetic }) => ({
      repeats,
      programme,
      formCode,
      formVersion,
      pillar,
      purpose: 'endline',
      quotas: quotas.filter((quota) => quota.communeUnitId === communeUnitId),
      opensAt: since,
      closesAt: new Date(asked + WINDOW_DAYS * DAY_MS),
      synthetic,
    }));
}

const isLater = (a: Campaign, b: Campaign): boolean => {
  const apart = a.opensAt.getTime() - b.opensAt.getTime();
  return apart > 0 || (apart === 0 && a.id > b.id);
};
