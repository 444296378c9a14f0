import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { fact } from '@xaso/contracts-common';
import { Outbox } from '@xaso/messaging';
import { Database, type Tx } from '@xaso/platform';
import { monotonicMs } from '../clock.js';
import { Counts } from './counts.js';
import { CONTEXT, FILLING, ThingChanged } from './facts.js';

/** How the writer works. */
export interface WriterOptions {
  /** Transactions in flight at once. */
  readonly writers: number;
  /** Facts of one transaction. */
  readonly facts: number;
  /** Ends after so many seconds … */
  readonly seconds?: number;
  /** … or so many facts. */
  readonly events?: number;
  /** Transactions a second, evenly; as fast as possible when absent. */
  readonly perSecond?: number;
}

const THINGS_OF_A_WRITER = 20;

interface Thing {
  readonly id: string;
  version: number;
}

/** Changes things, each change with its facts in one transaction. */
@Injectable()
export class Writer {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly counts: Counts,
  ) {}

  async run(options: WriterOptions): Promise<void> {
    const { writers, seconds, events } = options;
    const owned = await this.things(writers * THINGS_OF_A_WRITER);
    const until = monotonicMs() + (seconds ?? Number.POSITIVE_INFINITY) * 1000;
    let left = events ?? Number.POSITIVE_INFINITY;
    const take = (): boolean => {
      if (left <= 0 || monotonicMs() >= until) return false;
      left -= options.facts;
      return true;
    };
    const pace = pacer(options.perSecond);
    await Promise.all(
      Array.from({ length: writers }, async (_, index) => {
        const mine = owned.slice(index * THINGS_OF_A_WRITER, (index + 1) * THINGS_OF_A_WRITER);
        for (let turn = 0; take(); turn += 1) {
          await pace();
          await this.change(mine[turn % mine.length] as Thing, options.facts);
        }
      }),
    );
  }

  private async change(thing: Thing, count: number): Promise<void> {
    const facts = Array.from({ length: count }, () =>
      fact(ThingChanged, new Date(), { amount: 1, ...FILLING }),
    );
    const { id, version } = thing;
    const change = { aggregateId: id, version: version + 1, context: CONTEXT, facts };
    const written = await this.database.transaction((tx: Tx) =>
      this.outbox.appendWith(
        tx,
        'update thing set version = version + $3, total = total + $3 where id = $1 and version = $2',
        [id, version, count],
        change,
        'change',
      ),
    );
    if (written !== count) throw new Error(`${id} was changed by somebody else`);
    const at = monotonicMs();
    thing.version += count;
    this.counts.written += count;
    if (this.counts.sampling) for (let n = 1; n <= count; n += 1) this.counts.sample(id, version + n, -1, at);
  }

  /** The things as they stand: a writer that was killed goes on where its commits are. */
  private async things(count: number): Promise<Thing[]> {
    await this.database.query(
      `insert into thing (id, version, total) select 'thing-' || n, 0, 0 from generate_series(1, $1::int) n on conflict do nothing`,
      [count],
    );
    const rows = await this.database.query<{ id: string; version: string }>('select id, version from thing');
    return rows.map(({ id, version }) => ({ id, version: Number(version) }));
  }
}

/** Lets so many through each second, evenly, whoever asks; those that come late are let through at once. */
function pacer(perSecond: number | undefined): () => Promise<void> {
  if (perSecond === undefined) return () => Promise.resolve();
  const every = 1000 / perSecond;
  let next = monotonicMs();
  return async () => {
    const mine = next;
    next += every;
    const wait = mine - monotonicMs();
    if (wait > 0) await delay(wait);
  };
}
