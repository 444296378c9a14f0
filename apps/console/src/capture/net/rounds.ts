import type { CachedRound } from '../store/account-db.js';

/** Of a round, as surveys lists it, what is asked for here. */
export interface ListedCampaign {
  readonly id: string;
  readonly state: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly purpose: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly communes: readonly {
    readonly communeUnitId: string;
    readonly commune: string;
    readonly target: number;
    readonly submitted: number;
    readonly accepted: number;
  }[];
}

const ENDED = /@before-(\d{4}-\d{2}-\d{2})$/;

/** A form of today is refused for a commune that ended with its epoch, which the id of the unit names (midnight in Viet Nam). */
function existsOn(communeUnitId: string, now: Date): boolean {
  const end = ENDED.exec(communeUnitId)?.[1];
  return end === undefined || now < new Date(`${end}T00:00:00+07:00`);
}

/** One for each open round and commune, in the order they end. */
export function openRounds(
  campaigns: readonly ListedCampaign[],
  now: Date,
): (CachedRound & { key: string })[] {
  return campaigns
    .filter(({ state, opensAt, closesAt }) => {
      return state === 'open' && new Date(opensAt) <= now && now < new Date(closesAt);
    })
    .flatMap(({ id, formCode, formVersion, purpose, closesAt, communes }) =>
      communes
        .filter(({ communeUnitId }) => existsOn(communeUnitId, now))
        .map(({ communeUnitId, commune, target, submitted, accepted }) => ({
          key: `${id}/${communeUnitId}`,
          campaignId: id,
          communeUnitId,
          commune,
          formCode,
          formVersion,
          purpose,
          closesAt,
          target,
          received: submitted + accepted,
        })),
    )
    .sort((a, b) => (a.closesAt < b.closesAt ? -1 : a.closesAt > b.closesAt ? 1 : 0));
}
