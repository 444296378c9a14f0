import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, HealthRegistry, METRICS } from '@xaso/platform';
import { Gauge, type Registry } from 'prom-client';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';

const COUNTED =
  'select consumer, count(*)::int as events from parked_event group by consumer order by consumer';

interface Counted {
  readonly consumer: string;
  readonly events: number;
}

/** Shows which consumers have as many parked events as they may have: what they fail at next halts its partition. */
@Injectable()
export class ParkedCap implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly health: HealthRegistry,
    @Inject(METRICS) private readonly metrics: Registry,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onModuleInit(): void {
    this.health.register({ name: 'events.parked', affects: 'degraded', check: () => this.check() });
    const gauge: Gauge = new Gauge({
      name: 'xaso_parked_cap_reached',
      help: '1 while a consumer has as many parked events as it may have and its partitions halt, else 0',
      labelNames: ['consumer'],
      registers: [this.metrics],
      collect: async () => {
        // While the database is away it keeps its last values.
        const counted = await this.counted().catch(() => undefined);
        if (!counted) return;
        gauge.reset();
        for (const { consumer, events } of counted) gauge.set({ consumer }, this.reached(events) ? 1 : 0);
      },
    });
  }

  private async check(): Promise<{ ok: boolean; detail?: string }> {
    const full = (await this.counted()).filter(({ events }) => this.reached(events));
    if (full.length === 0) return { ok: true };
    const who = full.map(({ consumer, events }) => `${consumer} has ${events} parked events`).join(', ');
    return {
      ok: false,
      detail:
        `${who}, and may have ${this.options.parkedCap} (PARKED_CAP): its partitions halt at what it fails at next; ` +
        'repair the cause, then parked redrive or discard',
    };
  }

  private reached(events: number): boolean {
    return events >= this.options.parkedCap;
  }

  private counted(): Promise<Counted[]> {
    return this.database.query<Counted>(COUNTED);
  }
}
