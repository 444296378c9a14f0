import { Dexie, type EntityTable } from 'dexie';
import type { PinLock } from '../vault/vault.js';

/** Somebody who uses this phone. Nothing that they wrote is here. */
export interface DeviceAccount {
  readonly id: string;
  /** What they sign in with; shown where the PIN is asked for. */
  readonly login: string;
  readonly lock: PinLock;
  /** Wrong PINs in a row. */
  readonly wrong: number;
  readonly usedAt: number;
}

const NAME = 'xaso-capture';

/** Which accounts have something on this phone. */
class DeviceDb extends Dexie {
  accounts!: EntityTable<DeviceAccount, 'id'>;

  constructor() {
    super(NAME);
    this.version(1).stores({ accounts: 'id' });
  }
}

const device = new DeviceDb();

/** Who uses this phone, whoever used it last first. */
export const deviceAccounts = {
  async all(): Promise<DeviceAccount[]> {
    const found = await device.accounts.toArray();
    return found.sort((a, b) => b.usedAt - a.usedAt);
  },
  async save(account: DeviceAccount): Promise<void> {
    await device.accounts.put(account);
  },
  /** Counted before the PIN is tried, so that closing the page in between saves nobody a try. */
  countTry(id: string): Promise<number> {
    return device.transaction('rw', device.accounts, async () => {
      const account = await device.accounts.get(id);
      if (!account) return 0;
      await device.accounts.put({ ...account, wrong: account.wrong + 1 });
      return account.wrong + 1;
    });
  },
  async opened(id: string, now: number): Promise<void> {
    await device.accounts.update(id, { wrong: 0, usedAt: now });
  },
  /** Everything of one account: what it wrote, what it read, its PIN. */
  async wipe(id: string): Promise<void> {
    await Dexie.delete(accountDbName(id));
    await device.accounts.delete(id);
  },
};

/** Each account has a database of its own. */
export const accountDbName = (id: string): string => `${NAME}-${id}`;
