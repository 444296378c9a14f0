import { setTimeout as delay } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { BACKGROUND, Database, LOGGER } from '@xaso/platform';
import type { FastifyBaseLogger } from 'fastify';
import { SummariesService } from './summaries.service.js';
import { SummariesStore } from './summaries.store.js';

/** However many forms are decided meanwhile, a round has one new revision in this time. */
const EVERY_MS = 2_000;
const AFTER_FAILURE_MS = 30_000;

/**
 * Sums closed rounds up anew when forms of theirs are accepted late or voided. What it has not come to waits in the
 * database for the next start, or for another instance.
 */
@Injectable()
export class SummaryUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly summaries: SummariesStore,
    private readonly service: SummariesService,
    @Inject(BACKGROUND) private readonly background: boolean,
    @Inject(LOGGER) private readonly log: FastifyBaseLogger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.background) this.running = this.run();
  }

  /** Ends with the round in hand, while its fact can still be published. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    let pause = EVERY_MS;
    while (await passed(pause, signal)) pause = (await this.look(signal)) ? EVERY_MS : AFTER_FAILURE_MS;
  }

  /** Whether all went well. A round that fails does not keep the others from their turn. */
  private async look(signal: AbortSignal): Promise<boolean> {
    let well = true;
    const failed = (error: unknown, campaignId?: string): void => {
      well = false;
      this.log.warn(
        { err: error, campaignId },
        'a closed round could not be summed up anew; trying again soon',
      );
    };
    try {
      for (const id of await this.summaries.waiting(this.database)) {
        if (signal.aborted) break;
        await this.service.refresh(id).catch((error: unknown) => failed(error, id));
      }
    } catch (error) {
      failed(error);
    }
    return well;
  }
}

/** False when the end came first. */
const passed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  delay(ms, true, { signal }).catch(() => false);
