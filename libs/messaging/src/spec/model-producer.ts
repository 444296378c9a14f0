import type { OutboxRow, Producer } from '../ports.js';
import { Faults } from './faults.js';

/** A broker that keeps what it acknowledged, and remembers what was tried. */
export class ModelProducer implements Producer {
  readonly faults = new Faults<'send'>();
  /** The log: sequence numbers in the order in which they arrived. */
  readonly log: number[] = [];
  readonly tried: number[][] = [];
  private sending = false;
  private losing = 0;

  /** The next batch arrives, its acknowledgement does not. */
  loseAcknowledgement(): void {
    this.losing += 1;
  }

  async send(rows: readonly OutboxRow[]): Promise<void> {
    if (this.sending) throw new Error('two batches in flight');
    this.sending = true;
    try {
      const seqs = rows.map((row) => Number(row.seq));
      this.tried.push(seqs);
      await this.faults.meet('send');
      this.log.push(...seqs);
      if (this.losing > 0) {
        this.losing -= 1;
        throw new Error('the acknowledgement was lost');
      }
    } finally {
      this.sending = false;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
