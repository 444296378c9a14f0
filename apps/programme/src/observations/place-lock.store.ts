import type { Tx } from '@xaso/platform';

/**
 * Lets one at a time decide about what is kept under these words, until the transaction ends: a pilot that is proposed and a
 * round that is summed up at the same moment would not see each other.
 */
export async function lockPlace(tx: Tx, ...words: readonly string[]): Promise<void> {
  await tx.query(
    'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    [words.join(' ')],
    'programme-lock-place',
  );
}
