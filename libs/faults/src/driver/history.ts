import { closeSync, openSync, writeSync } from 'node:fs';

/** An order as the history tells of it. */
export interface Asked {
  readonly order: string;
  readonly service: string;
  readonly what: 'deposit' | 'transfer';
  readonly account: string;
  readonly amount: number;
}

/** A record that was written into a topic past the outbox. */
export interface InjectedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly what: string;
  readonly eventId?: string | undefined;
}

/** How an order ended, as far as its driver knows. */
export type Outcome = 'answered' | 'refused' | 'unknown';

/**
 * What was asked, answered and broken, as JSON lines. Each line is handed to the operating system before anything that
 * follows from it happens, so that a driver that is killed has claimed nothing that is not written.
 */
export class History {
  /** How many lines there are of each kind. */
  readonly counts = {
    asked: 0,
    answered: 0,
    refused: 0,
    unknown: 0,
    injected: 0,
    fault: 0,
    done: 0,
    quiet: 0,
  };
  private readonly file: number;
  private readonly places = new Set<string>();

  constructor(readonly path: string) {
    this.file = openSync(path, 'a');
  }

  asked(order: Asked): void {
    this.write('asked', order);
  }

  outcome(outcome: Outcome, order: Asked): void {
    this.write(outcome, order);
  }

  injected(record: InjectedRecord): void {
    this.places.add(`${record.topic}/${record.partition}/${record.offset}`);
    this.write('injected', record);
  }

  /** @param place `topic/partition/offset` */
  wasInjected(place: string): boolean {
    return this.places.has(place);
  }

  /** A fault begins. */
  fault(what: string): void {
    this.write('fault', { what });
  }

  /** A fault is over, as far as the injector is concerned. */
  done(what: string, target: string): void {
    this.write('done', { what, target });
  }

  /** No more faults and no more orders. */
  quiet(): void {
    this.write('quiet', {});
  }

  close(): void {
    closeSync(this.file);
  }

  private write(kind: keyof History['counts'], fields: object): void {
    writeSync(this.file, `${JSON.stringify({ at: new Date().toISOString(), kind, ...fields })}\n`);
    this.counts[kind] += 1;
  }
}
