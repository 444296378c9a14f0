import type { KeptTrainee } from '../queue/list.js';
import { seal, unseal } from '../vault/vault.js';
import type { AccountDb } from './account-db.js';

/** A class whose lists are taken on this phone, with those who are in it. */
export interface KeptClass {
  readonly id: string;
  /** What is taught. */
  readonly title: string;
  readonly venue: string;
  readonly commune: string;
  readonly state: 'open' | 'in-progress';
  readonly sessions: readonly {
    readonly n: number;
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
  readonly trainees: readonly KeptTrainee[];
}

/** The classes of one account while its PIN is open. They hold names, so that they are sealed as forms are. */
export class ClassStore {
  #classes: readonly KeptClass[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly db: AccountDb,
    private readonly key: CryptoKey,
  ) {}

  async load(): Promise<void> {
    const sealed = await this.db.classes.toArray();
    this.#become(
      await Promise.all(sealed.map((each) => unseal<KeptClass>(crypto, this.key, nameOf(each.id), each))),
    );
  }

  /** Those that begin first first. */
  readonly all = (): readonly KeptClass[] => this.#classes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: string): KeptClass | undefined {
    return this.#classes.find((one) => one.id === id);
  }

  /** These and no others: the names of a class that is over leave the phone. */
  async replace(classes: readonly KeptClass[]): Promise<void> {
    const sealed = await Promise.all(classes.map((one) => this.#sealed(one)));
    await this.db.transaction('rw', this.db.classes, async () => {
      await this.db.classes.clear();
      await this.db.classes.bulkPut(sealed);
    });
    this.#become(classes);
  }

  /** In place of what is kept of this class. */
  async put(one: KeptClass): Promise<void> {
    await this.db.classes.put(await this.#sealed(one));
    this.#become([...this.#classes.filter(({ id }) => id !== one.id), one]);
  }

  async #sealed(one: KeptClass) {
    return { id: one.id, ...(await seal(crypto, this.key, nameOf(one.id), one)) };
  }

  #become(classes: readonly KeptClass[]): void {
    this.#classes = classes.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
    for (const listener of this.#listeners) listener();
  }
}

/** Of the class as a sealed thing: an item of the same id is another one. */
const nameOf = (id: string): string => `class ${id}`;
const startOf = ({ sessions, id }: KeptClass): string => sessions[0]?.startsAt ?? id;
