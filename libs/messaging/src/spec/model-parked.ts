import type { ParkedEntry, ParkedSession, ParkedStore } from '../ports.js';
import { Faults } from './faults.js';
import type { ModelTx } from './model-inbox.js';

interface Lists {
  /** By `consumer key`, in the order of arrival. */
  parked: Map<string, ParkedEntry[]>;
  inbox: Set<string>;
  effects: string[];
}

/** Parked lists in memory: whatever a transaction did is there after its commit, or not at all. */
export class ModelParked implements ParkedStore<ModelTx> {
  readonly faults = new Faults<'begin' | 'commit' | 'verify'>();
  lists: Lists = { parked: new Map(), inbox: new Set(), effects: [] };
  /** How many entries each transaction took up. */
  readonly taken: number[] = [];

  park(consumer: string, key: string, ...records: ParkedEntry['record'][]): void {
    const list = this.lists.parked.get(`${consumer} ${key}`) ?? [];
    const entries = records.map((record, index) => ({ id: String(list.length + index + 1), record }));
    this.lists.parked.set(`${consumer} ${key}`, [...list, ...entries]);
  }

  async transaction<T>(work: (session: ParkedSession<ModelTx>) => Promise<T>): Promise<T> {
    await this.faults.meet('begin');
    const { parked, inbox, effects } = this.lists;
    const copy: Lists = { parked: new Map(parked), inbox: new Set(inbox), effects: [...effects] };
    const session = this.session(copy);
    const result = await work(session);
    await this.faults.meet('commit');
    if (session.tx.spoiled) throw new Error('nothing was stored');
    this.lists = copy;
    return result;
  }

  async left(consumer: string, key: string): Promise<number> {
    return this.lists.parked.get(`${consumer} ${key}`)?.length ?? 0;
  }

  private session(lists: Lists): ParkedSession<ModelTx> {
    const tx: ModelTx = { effects: lists.effects, spoiled: false };
    const of = (consumer: string, key: string) => lists.parked.get(`${consumer} ${key}`) ?? [];
    return {
      tx,
      take: async (consumer, key, limit) => {
        const entries = of(consumer, key).slice(0, limit);
        this.taken.push(entries.length);
        return entries;
      },
      claim: async (consumer, ids) => {
        const fresh = new Set(ids.filter((id) => !lists.inbox.has(`${consumer} ${id}`)));
        for (const id of fresh) lists.inbox.add(`${consumer} ${id}`);
        return fresh;
      },
      remove: async (consumer, key, ids) => {
        const left = of(consumer, key).filter((entry) => !ids.includes(entry.id));
        if (left.length > 0) lists.parked.set(`${consumer} ${key}`, left);
        else lists.parked.delete(`${consumer} ${key}`);
        return left.length;
      },
      verify: async () => {
        await this.faults.meet('verify');
        if (tx.spoiled) throw new Error('current transaction is aborted');
      },
    };
  }
}
