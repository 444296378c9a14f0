import type { ConsumedRecord, LogBounds, OutboxRow, Producer } from '../ports.js';
import { PARTITIONS, TOPIC, type Fact } from './fact.js';
import type { Machine } from './machine.js';
import type { Server } from './network.js';
import type { Simulation } from './simulation.js';

/** A record of the log, with the fact that it carries; none: it was put there past the outbox. */
export interface LogEntry {
  readonly record: ConsumedRecord;
  readonly fact: Fact | undefined;
}

export class KafkaFailure extends Error {
  override readonly name = 'KafkaJSConnectionError';
}

/** How long the broker keeps a fetch that finds nothing, ms. */
const FETCH_WAIT_MS = 400;

/** The broker: one topic, its partitions, and what it was told of the group's offsets. */
export class Kafka implements Server {
  readonly name = 'kafka';
  down = false;
  readonly logs: LogEntry[][] = Array.from({ length: PARTITIONS }, () => []);
  /** What the checks want to know of every record. */
  appended: (entry: LogEntry) => void = () => undefined;
  private waiting: (() => void)[] = [];

  constructor(private readonly simulation: Simulation) {}

  away(): Error {
    return new KafkaFailure('the broker is away');
  }

  restart(ms: number): void {
    if (this.down) return;
    if (this.simulation.history) this.simulation.tell(this.name, `is away for ${Math.round(ms)} ms`);
    this.down = true;
    this.simulation.after(ms, () => {
      this.down = false;
    });
  }

  append(fact: Fact): void {
    const { headers } = fact.row;
    this.put(fact.partition, { key: fact.keyBytes, value: fact.value, headers }, fact);
  }

  put(
    partition: number,
    content: Pick<ConsumedRecord, 'key' | 'value' | 'headers'>,
    fact: Fact | undefined,
  ): void {
    const log = this.logs[partition] as LogEntry[];
    const entry = { record: { topic: TOPIC, partition, offset: BigInt(log.length), ...content }, fact };
    log.push(entry);
    this.appended(entry);
    for (const wake of this.waiting.splice(0)) wake();
  }

  bounds(partition: number): LogBounds {
    return { start: 0n, end: BigInt(this.logs[partition]?.length ?? 0) };
  }

  from(partition: number, offset: bigint, limit: number): readonly ConsumedRecord[] {
    const log = this.logs[partition] as LogEntry[];
    return log.slice(Number(offset), Number(offset) + limit).map((entry) => entry.record);
  }

  /** Until something is appended, or long enough. */
  somethingNew(): Promise<void> {
    return new Promise((resolve) => {
      const enough = this.simulation.after(FETCH_WAIT_MS, () => {
        this.waiting = this.waiting.filter((one) => one !== wake);
        resolve();
      });
      const wake = () => {
        enough.happen = undefined;
        resolve();
      };
      this.waiting.push(wake);
    });
  }
}

/** The relay's port on the broker, as one process has it. */
export class ModelProducer implements Producer {
  private sending = false;

  constructor(
    private readonly simulation: Simulation,
    private readonly kafka: Kafka,
    private readonly machine: Machine,
    private readonly factOf: (row: OutboxRow) => Fact,
  ) {}

  async send(rows: readonly OutboxRow[]): Promise<void> {
    if (this.sending) this.simulation.fail(`${this.machine.name} sends two batches at a time`);
    this.sending = true;
    try {
      await this.machine.call(this.kafka, `produce ${rows.map((row) => row.seq).join(',')}`, () =>
        this.arrive(rows),
      );
    } finally {
      this.sending = false;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** A batch for each partition: one may be refused while another is stored. */
  private arrive(rows: readonly OutboxRow[]): void {
    const { random } = this.simulation;
    const facts = rows.map((row) => this.factOf(row));
    const refused = this.refuses ? random.below(PARTITIONS) : -1;
    let missing = false;
    for (const fact of facts) {
      if (fact.partition === refused) missing = true;
      else this.kafka.append(fact);
    }
    if (missing) throw new KafkaFailure(`partition ${refused} has no leader`);
  }

  private get refuses(): boolean {
    return this.simulation.failing > 0 && this.simulation.random.chance(this.simulation.failing);
  }
}
