import type { Bank } from './bank.js';
import type { LogEndRow, PositionRow } from './evidence.js';
import type { Findings } from './findings.js';

/** Whether the topics were read to their ends, and how far they were. */
export class Positions {
  private readonly stored = new Map<string, number>();
  private readonly ends: LogEndRow[] = [];

  constructor(
    private readonly bank: Bank,
    private readonly findings: Findings,
  ) {}

  add(service: string, rows: Iterable<PositionRow>): void {
    for (const row of rows) this.stored.set(`${service}\0${row.topic}/${row.partition}`, row.next);
  }

  addLogEnds(rows: Iterable<LogEndRow>): void {
    for (const row of rows) this.ends.push(row);
  }

  /** Whether the service's stored position is behind this record: only then its effect can be missing. */
  hasRead(service: string, at: { topic: string; partition: number; offset: number }): boolean {
    return at.offset < (this.stored.get(`${service}\0${at.topic}/${at.partition}`) ?? 0);
  }

  finish(): void {
    for (const service of this.bank.services) {
      for (const { topic, partition, end } of this.ends) {
        if (this.bank.ownerOfTopic(topic) === service) continue;
        const next = this.stored.get(`${service}\0${topic}/${partition}`) ?? 0;
        if (next === end) continue;
        this.findings.add(
          'other',
          next < end ? 'consumer-behind' : 'position-past-end',
          `${service} consumer_offset`,
          `${topic}/${partition} is read up to ${next}, the log ends at ${end}`,
        );
      }
    }
  }
}
