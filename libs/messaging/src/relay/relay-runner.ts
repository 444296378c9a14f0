import { hostname } from 'node:os';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HealthRegistry, LOGGER } from '@xaso/platform';
import type { Logger } from 'pino';
import { MessagingMetrics } from '../metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import type { Producer } from '../ports.js';
import { Bell, systemTimer } from '../timer.js';
import type { PgOutboxReader } from './outbox-reader.pg.js';
import { Relay } from './relay.js';

export const PRODUCER = Symbol('PRODUCER');
export const OUTBOX_READER = Symbol('OUTBOX_READER');

const LEASE_MS = 1_500;

/** Runs the relay inside the service's process, with its health and metrics. */
@Injectable()
export class RelayRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay: Relay;
  private running: Promise<void> | undefined;
  private fault: { message: string; unusable: boolean } | undefined;

  constructor(
    @Inject(OUTBOX_READER) private readonly reader: PgOutboxReader,
    @Inject(PRODUCER) private readonly producer: Producer,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    bell: Bell,
    health: HealthRegistry,
    metrics: MessagingMetrics,
    @Inject(LOGGER) log: Logger,
  ) {
    const observer = {
      leading: (leads: boolean) => metrics.relayLeads.set(leads ? 1 : 0),
      published: (rows: number) => {
        metrics.published.inc(rows);
        this.fault = undefined;
      },
      failed: (error: Error, unusable: boolean) => {
        if (this.fault?.message !== error.message)
          log.warn(
            { reason: error.message, unusable },
            'relay: publishing is delayed; facts wait in the outbox',
          );
        this.fault = { message: error.message, unusable };
        metrics.relayFailures.inc();
      },
    };
    const owner = `${hostname()}:${process.pid}:${Math.random().toString(36).slice(2, 10)}`;
    this.relay = new Relay(this.reader, this.producer, systemTimer, bell, observer, {
      owner,
      leaseMs: LEASE_MS,
      pageSize: 2_000,
      idleMs: 250,
    });
    health.register({
      name: 'events.relay',
      affects: 'degraded',
      check: () => Promise.resolve(this.fault ? { ok: false, detail: this.fault.message } : { ok: true }),
    });
  }

  onApplicationBootstrap(): void {
    if (this.options.relay) this.running = this.relay.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.relay.stop();
    await this.running;
    await this.producer.close();
    await this.reader.close();
  }
}
