import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { fact } from '@xaso/contracts-common';
import { type Change, Outbox } from '@xaso/messaging';
import { Database } from '@xaso/platform';
import { monotonicMs, pacer } from '../clock.js';
import { Counts } from './counts.js';
import { CONTEXT, FILLING, ThingChanged } from './facts.js';

/** How the writer works. */
export interface WriterOptions {
  /** Transactions in flight at once. */
  readonly writers: number;
  /** Facts of one transaction. */
  readonly facts: number;
  /** One statement that is the whole transaction, or a statement inside an open one. */
  readonly form: 'statement' | 'transaction';
  /** Ends after so many seconds … */
  readonly seconds?: number;
  /** … or so many facts. */
  readonly events?: number;
  /** Transactions a second, evenly; as fast as possible when absent. */
  readonly perSecond?: number;
}

const THINGS_OF_A_WRITER = 20;
const CHANGE = 'update thing set version = version + $3, total = total + $3 where id = $1 and version = $2';

interface Thing {
  readonly id: string;
  version: number;
}

/** Changes things as `WRITE` says, each change with its facts in one transaction; then it ends the process well. */
@Injectable()
export class Writer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly counts: Counts,
  ) {}

  onApplicationBootstrap(): void {
    const wanted = process.env['WRITE'];
    if (wanted === undefined) return;
    this.running = this.run(JSON.parse(wanted) as WriterOptions);
    void this.running.then(() => this.end());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(options: WriterOptions): Promise<void> {
    const { writers, seconds, events, facts } = options;
    const owned = await this.things(writers * THINGS_OF_A_WRITER);
    const until = monotonicMs() + (seconds ?? Number.POSITIVE_INFINITY) * 1000;
    let left = events ?? Number.POSITIVE_INFINITY;
    const pace = pacer(options.perSecond);
    this.counts.begunAt = monotonicMs();
    const write = async (_: unknown, index: number): Promise<void> => {
      const mine = owned.slice(index * THINGS_OF_A_WRITER, (index + 1) * THINGS_OF_A_WRITER);
      for (let turn = 0; !this.stopping && left > 0 && monotonicMs() < until; turn += 1) {
        const count = Math.min(left, facts);
        left -= count;
        await pace();
        await this.change(mine[turn % mine.length] as Thing, count, options.form);
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
  }

  private async change(thing: Thing, count: number, form: WriterOptions['form']): Promise<void> {
    for (;;) {
      const { id, version } = thing;
      const written = await this.commit(thing, count, form);
      if (written === count) {
        const at = monotonicMs();
        thing.version += count;
        this.counts.written += count;
        if (this.counts.sampling)
          for (let n = 1; n <= count; n += 1) this.counts.sample(id, version + n, -1, at);
        return;
      }
      // The last statement of a writer that was killed may be committed after its successor has read the versions.
      const [row] = await this.database.query<{ version: string }>(
        'select version from thing where id = $1',
        [id],
      );
      thing.version = Number(row?.version);
    }
  }

  private commit({ id, version }: Thing, count: number, form: WriterOptions['form']): Promise<number> {
    const facts = Array.from({ length: count }, () =>
      fact(ThingChanged, new Date(), { amount: 1, ...FILLING }),
    );
    const change: Change = { aggregateId: id, version: version + 1, context: CONTEXT, facts };
    const parameters = [id, version, count];
    return form === 'statement'
      ? this.outbox.commitWith(CHANGE, parameters, change, 'change')
      : this.database.transaction((tx) => this.outbox.appendWith(tx, CHANGE, parameters, change, 'change'));
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

  /** As an operator would end it, once the service listens to that. */
  private end(): void {
    if (this.stopping) return;
    if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM');
    else setTimeout(() => this.end(), 10);
  }
}
