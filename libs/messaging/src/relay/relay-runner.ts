import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BACKGROUND, HealthRegistry, LOGGER } from '@xaso/platform';
import type { Logger } from 'pino';
import { MessagingMetrics } from '../metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { CommitSignal } from '../outbox/commit-signal.js';
import type { Producer } from '../ports.js';
import { Bell, systemTimer } from '../timer.js';
import type { PgOutboxReader } from './outbox-reader.pg.js';
import { HistoryCheck } from './history-check.js';
import { Relay } from './relay.js';
import type { RelayObserver } from './relay-options.js';

export const PRODUCER = Symbol('PRODUCER');
export const OUTBOX_READER = Symbol('OUTBOX_READER');

const LEASE_MS = 1_500;
const FLUSH_MS = 2_000;
/** A broker that hangs must not hold up the stop: what it has not acknowledged is published again by the next leader. */
const STOP_WITHIN_MS = 5_000;

/** Runs the relay inside the service's process, with its health and metrics. */
@Injectable()
export class RelayRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay: Relay;
  private running: Promise<void> | undefined;
  private fault: string | undefined;

  constructor(
    @Inject(OUTBOX_READER) private readonly reader: PgOutboxReader,
    @Inject(PRODUCER) private readonly producer: Producer,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    bell: Bell,
    private readonly signal: CommitSignal,
    health: HealthRegistry,
    private readonly metrics: MessagingMetrics,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(BACKGROUND) private readonly background: boolean,
    private readonly history: HistoryCheck,
  ) {
    const owner = `${hostname()}:${process.pid}:${Math.random().toString(36).slice(2, 10)}`;
    const times = { leaseMs: LEASE_MS, idleMs: 250, flushMs: FLUSH_MS };
    this.relay = new Relay(reader, producer, systemTimer, bell, this.observer(), { owner, ...times });
    health.register({
      name: 'events.relay',
      affects: 'degraded',
      check: () =>
        Promise.resolve(this.fault === undefined ? { ok: true } : { ok: false, detail: this.fault }),
    });
  }

  onApplicationBootstrap(): void {
    if (this.options.relay && this.background) this.running = this.relay.run();
  }

  /** After the last request was answered and the consumer has left: what they committed is published before the end. */
  async onApplicationShutdown(): Promise<void> {
    this.relay.stop();
    await withinMs(STOP_WITHIN_MS, this.history.stop());
    await withinMs(STOP_WITHIN_MS, this.running);
    await withinMs(STOP_WITHIN_MS, this.producer.close());
    await this.reader.close();
  }

  private observer(): RelayObserver {
    return {
      leading: (leads) => {
        this.metrics.relayLeads.set(leads ? 1 : 0);
        this.signal.leading(leads);
        if (leads) this.history.begin();
      },
      published: (rows) => {
        this.metrics.published.inc(rows);
        this.fault = undefined;
      },
      settled: () => {
        this.fault = undefined;
      },
      failed: (error, unusable) => {
        const reason = error.message;
        if (this.fault !== reason) {
          const said = unusable
            ? 'relay: publishing has stopped'
            : 'relay: publishing is delayed; facts wait in the outbox';
          this.log[unusable ? 'error' : 'warn']({ reason }, said);
        }
        this.fault = reason;
        this.metrics.relayFailures.inc();
      },
    };
  }
}

async function withinMs(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  const enough = new AbortController();
  await Promise.race([
    work,
    delay(ms, undefined, { signal: enough.signal, ref: false }).catch(() => undefined),
  ]);
  enough.abort();
}
