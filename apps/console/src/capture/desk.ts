import { sendingLock } from './net/sender.js';
import { AccountDb } from './store/account-db.js';
import { ClassStore } from './store/class-store.js';
import { type DeviceAccount, deviceAccounts } from './store/device-db.js';
import { ItemStore } from './store/item-store.js';
import { MOST_WRONG_PINS } from './vault/pin-rule.js';
import { newLock, openLock, relock } from './vault/vault.js';

/** What one person works with while their PIN is open. */
export interface Desk {
  readonly account: { readonly id: string; readonly login: string };
  readonly db: AccountDb;
  readonly items: ItemStore;
  readonly classes: ClassStore;
}

/** An account that has nothing on this phone yet gets its PIN. */
export async function settle(account: { id: string; login: string }, pin: string): Promise<Desk> {
  const { lock, key } = await newLock(crypto, pin);
  const { id, login } = account;
  await deviceAccounts.save({ id, login, lock, wrong: 0, usedAt: Date.now() });
  // The browser may throw away what is stored on a full phone, unless it was asked not to.
  await navigator.storage?.persist?.().catch(() => false);
  return openDesk(account, key);
}

/** What came of a PIN. */
export type Opened =
  | { readonly is: 'open'; readonly desk: Desk }
  | { readonly is: 'wrong'; readonly wrong: number }
  | { readonly is: 'wiped' };

/** Tries a PIN; the last wrong one takes everything of the account with it. */
export async function open(account: DeviceAccount, pin: string): Promise<Opened> {
  const wrong = await deviceAccounts.countTry(account.id);
  const key = wrong > MOST_WRONG_PINS ? undefined : await openLock(crypto, account.lock, pin);
  if (key) {
    await deviceAccounts.opened(account.id, Date.now());
    return { is: 'open', desk: await openDesk(account, key) };
  }
  if (wrong < MOST_WRONG_PINS) return { is: 'wrong', wrong };
  await deviceAccounts.wipe(account.id);
  return { is: 'wiped' };
}

/** What came of changing a PIN. */
export type PinChange =
  { readonly is: 'changed' } | { readonly is: 'wrong'; readonly wrong: number } | { readonly is: 'wiped' };

/** Another PIN for whoever knows the one so far. Tries count as they do at the door: the last wrong one takes everything. */
export async function changePin(desk: Desk, pin: string, next: string): Promise<PinChange> {
  const { id } = desk.account;
  const wrong = await deviceAccounts.countTry(id);
  const account = (await deviceAccounts.all()).find((one) => one.id === id);
  const lock =
    account && wrong <= MOST_WRONG_PINS ? await relock(crypto, account.lock, pin, next) : undefined;
  if (account && lock) {
    await deviceAccounts.save({ ...account, lock, wrong: 0, usedAt: Date.now() });
    return { is: 'changed' };
  }
  if (wrong < MOST_WRONG_PINS) return { is: 'wrong', wrong };
  await wipe(desk);
  return { is: 'wiped' };
}

/** Everything of this account on this phone. */
export async function wipe(desk: Desk): Promise<void> {
  desk.db.close();
  await deviceAccounts.wipe(desk.account.id);
}

async function openDesk({ id, login }: { id: string; login: string }, key: CryptoKey): Promise<Desk> {
  const db = new AccountDb(id);
  const items = new ItemStore(db, key);
  const classes = new ClassStore(db, key);
  await Promise.all([items.load(await isSendingElsewhere(id)), classes.load()]);
  return { account: { id, login }, db, items, classes };
}

async function isSendingElsewhere(id: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some(({ name }) => name === sendingLock(id));
}
