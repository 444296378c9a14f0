import { type Item, recovered } from '../queue/item.js';
import { seal, unseal } from '../vault/vault.js';
import type { AccountDb } from './account-db.js';

/**
 * The forms and lists of one account while its PIN is open. What is shown is what is stored: a change is told once it is on the disk.
 */
export class ItemStore {
  #items: readonly Item[] = [];
  readonly #listeners = new Set<() => void>();
  /** Changes of one item follow each other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: AccountDb,
    private readonly key: CryptoKey,
  ) {}

  /** Reads all; what was on its way when the page was closed waits again, unless another window is sending it. */
  async load(sendingElsewhere: boolean): Promise<void> {
    const sealed = await this.db.items.toArray();
    const read = await Promise.all(sealed.map((each) => unseal<Item>(crypto, this.key, each.id, each)));
    const items = sendingElsewhere ? read : read.map(recovered);
    this.#become(items.sort((a, b) => (a.id < b.id ? 1 : -1)));
  }

  /** The newest first. */
  readonly all = (): readonly Item[] => this.#items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: string): Item | undefined {
    return this.#items.find((item) => item.id === id);
  }

  async add(item: Item): Promise<Item> {
    await this.#save(item);
    this.#become([item, ...this.#items]);
    return item;
  }

  /** In place of what is there under its id, if `may` allows that; whether it was stored. */
  put(item: Item, may: (before: Item | undefined) => boolean): Promise<boolean> {
    const work = this.#last.then(async () => {
      if (!may(this.find(item.id))) return false;
      await this.#save(item);
      this.#become([item, ...this.#items.filter(({ id }) => id !== item.id)]);
      return true;
    });
    this.#last = work.catch(() => undefined);
    return work;
  }

  /** Changes an item as it is stored now; what `change` throws changes nothing. */
  update(id: string, change: (item: Item) => Item): Promise<Item> {
    const work = this.#last.then(async () => {
      const before = this.find(id);
      if (!before) throw new Error(`there is no ${id} on this phone`);
      const item = change(before);
      await this.#save(item);
      this.#become(this.#items.map((each) => (each.id === id ? item : each)));
      return item;
    });
    this.#last = work.catch(() => undefined);
    return work;
  }

  async remove(id: string): Promise<void> {
    await this.#last;
    await this.db.items.delete(id);
    this.#become(this.#items.filter((each) => each.id !== id));
  }

  async #save(item: Item): Promise<void> {
    await this.db.items.put({ id: item.id, ...(await seal(crypto, this.key, item.id, item)) });
  }

  #become(items: readonly Item[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}
