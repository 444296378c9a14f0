import type { TrainingClass } from '../../training.types.js';

/** What of a class may be worded otherwise, as it is typed. */
export interface ClassWords {
  readonly venue: string;
  readonly partner: string;
  /** Trainers without an account, one a line. */
  readonly names: string;
  /** Accounts that teach. */
  readonly accounts: readonly string[];
  /** The satisfaction round; empty for none. */
  readonly campaignId: string;
}

export const wordsOf = ({ venue, partner, trainers = [], campaignId }: TrainingClass): ClassWords => ({
  venue,
  partner: partner ?? '',
  names: trainers.flatMap(({ name }) => name ?? []).join('\n'),
  accounts: trainers.flatMap(({ account }) => account ?? []),
  campaignId: campaignId ?? '',
});

/** What is sent: only what differs from what was read, for what is left out stays as it is. */
export function changedWords(before: ClassWords, after: ClassWords): object {
  const names = namesIn(after.names);
  const sameTrainers =
    JSON.stringify([namesIn(before.names), before.accounts]) === JSON.stringify([names, after.accounts]);
  return {
    ...(after.venue.trim() !== before.venue && { venue: after.venue.trim() }),
    ...(after.partner.trim() !== before.partner && { partner: after.partner.trim() || null }),
    ...(after.campaignId !== before.campaignId && { campaignId: after.campaignId || null }),
    ...(!sameTrainers && {
      trainers: [...after.accounts.map((account) => ({ account })), ...names.map((name) => ({ name }))],
    }),
  };
}

/** The account teaches, or does so no longer. */
export const withAccount = (
  accounts: readonly string[],
  account: string,
  teaches: boolean,
): readonly string[] =>
  teaches ? [...new Set([...accounts, account])] : accounts.filter((one) => one !== account);

const namesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean);
