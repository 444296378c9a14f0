import { BANKS, type BankName } from '../bank/facts.js';
import type { Random } from './random.js';

/** Accounts of each bank that are opened before anything else. */
export const ACCOUNTS = 24;

/** Account number `n` of a bank; number 0 is the hot one. */
export const accountOf = (bank: BankName, n: number): string => `${bank}-${String(n).padStart(2, '0')}`;

/** Something to ask of a bank. */
export interface Request {
  readonly bank: BankName;
  readonly what: 'deposit' | 'transfer';
  readonly account: string;
  readonly amount: number;
  readonly to?: string;
  /** Bytes by which the fact is made larger. */
  readonly ballast?: number;
}

/** A fact with this ballast stays just below what the outbox takes. */
const LARGEST_BALLAST = 790_000;

const HOT = 0.25;
const TRANSFER = 0.5;
const HUGE = 0.002;
const BULKY = 0.02;

/** The next order: mostly ordinary ones, many of them on one hot account, now and then a fact of nearly 1 MB. */
export function nextRequest(random: Random): Request {
  const bank = random.pick(BANKS);
  const account = accountOf(bank, random.chance(HOT) ? 0 : random.between(1, ACCOUNTS - 1));
  if (random.chance(TRANSFER)) {
    const to = random.pick(BANKS.filter((other) => other !== bank));
    const n = random.chance(HOT) ? 0 : random.between(1, ACCOUNTS - 1);
    return { bank, what: 'transfer', account, amount: random.between(1, 60), to: accountOf(to, n) };
  }
  const size = random.next();
  const ballast = size < HUGE ? LARGEST_BALLAST : size < BULKY ? random.between(1_000, 40_000) : 0;
  return {
    bank,
    what: 'deposit',
    account,
    amount: random.between(1, 100),
    ...(ballast > 0 ? { ballast } : {}),
  };
}
