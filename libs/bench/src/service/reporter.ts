import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { KafkaConsumerLoop } from '@xaso/messaging';
import { METRICS } from '@xaso/platform';
import { REPORT_MS, say } from '../lab/report.js';
import { Counts } from './counts.js';

interface Metrics {
  getSingleMetric(name: string): { get(): Promise<{ values: { value: number }[] }> } | undefined;
}

/** Tells on standard output, every `REPORT_MS`, how far this process is. */
@Injectable()
export class Reporter implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    private readonly loop: KafkaConsumerLoop,
    private readonly counts: Counts,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.report(), Number(process.env['REPORT_MS'] ?? REPORT_MS));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.report();
  }

  private async report(): Promise<void> {
    const [published, applied, leads] = await Promise.all([
      this.value('xaso_outbox_published_total'),
      this.value('xaso_inbox_applied_total'),
      this.value('xaso_relay_leader'),
    ]);
    const reads = this.loop.status().ok;
    const { begunAt, written } = this.counts;
    say({ begunAt, written, published, applied, leads: leads === 1, reads });
  }

  private async value(name: string): Promise<number> {
    const metric = await this.metrics.getSingleMetric(name)?.get();
    return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
  }
}
