import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { KafkaConsumerLoop } from '@xaso/messaging';
import { METRICS } from '@xaso/platform';
import { monotonicMs } from '../clock.js';
import type { Report } from '../lab/report.js';
import { Counts } from './counts.js';

interface Metrics {
  getSingleMetric(name: string): { get(): Promise<{ values: { value: number }[] }> } | undefined;
}

/** Tells on standard output, a few times a second, how far this process is; `REPORT_MS=0` keeps it silent. */
@Injectable()
export class Reporter implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    private readonly loop: KafkaConsumerLoop,
    private readonly counts: Counts,
  ) {}

  onApplicationBootstrap(): void {
    const every = Number(process.env['REPORT_MS'] ?? 100);
    if (every > 0) this.timer = setInterval(() => void this.report(), every);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.report();
  }

  private async report(): Promise<void> {
    const { user, system } = process.cpuUsage();
    const report: Report = {
      at: monotonicMs(),
      cpuSeconds: (user + system) / 1e6,
      written: this.counts.written,
      published: await this.value('xaso_outbox_published_total'),
      applied: await this.value('xaso_inbox_applied_total'),
      leads: (await this.value('xaso_relay_leader')) === 1,
      reads: this.loop.status().ok,
    };
    process.stdout.write(`@${JSON.stringify(report)}\n`);
  }

  private async value(name: string): Promise<number> {
    const metric = await this.metrics.getSingleMetric(name)?.get();
    return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
  }
}
