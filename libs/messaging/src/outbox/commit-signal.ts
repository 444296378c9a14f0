import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@xaso/platform';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { outboxChannel } from '../relay/outbox-channel.js';
import { Bell } from '../timer.js';

/** NOTIFY in the transaction itself would make all commits queue for one lock; one in this time, outside, costs nothing. */
const COALESCE_MS = 5;

/** Tells the leading relay that facts were committed, in this process or in another. What gets lost costs latency only. */
@Injectable()
export class CommitSignal {
  private leadsHere = false;
  private announcing: NodeJS.Timeout | undefined;
  private announcedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly bell: Bell,
    private readonly database: Database,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /** Whether the relay of this process leads. */
  leading(leads: boolean): void {
    this.leadsHere = leads;
  }

  committed(): void {
    if (this.leadsHere) return this.bell.ring();
    if (this.announcing) return;
    // The first after a pause is told at once, those close behind it together.
    const pause = this.announcedAt + COALESCE_MS - performance.now();
    if (pause <= 0) this.announce();
    else this.announcing = setTimeout(() => this.announce(), pause).unref();
  }

  private announce(): void {
    this.announcing = undefined;
    this.announcedAt = performance.now();
    this.database
      .query(`select pg_notify($1, '')`, [outboxChannel(this.options.databaseSchema)], 'commit-signal')
      .catch(() => undefined);
  }
}
