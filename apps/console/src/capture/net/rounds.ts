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
      communes.map(({ communeUnitId, commune, target, submitted, accepted }) => ({
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
