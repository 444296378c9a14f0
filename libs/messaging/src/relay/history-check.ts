import { Inject, Injectable } from '@nestjs/common';
import { Database, HealthRegistry, LOGGER, METRICS } from '@xaso/platform';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { logEnds } from '../topics/log-ends.js';
import { readTopic } from '../topics/read-topic.js';
import { publishedId, unknownFacts, type UnknownFact } from './unknown-facts.js';

/** How many of the newest records of each partition are compared. */
const LAST = 200;
/** Publishing comes first: the comparison waits until the start is over. */
const PAUSE_MS = 5_000;
const AGAIN_MS = 60_000;

/**
 * Compares what is newest in the service's own topics with its outbox, each time a relay begins to lead: after a restore
 * to an earlier state the facts that Kafka has and the database lost are exactly the newest of their partitions.
 */
@Injectable()
export class HistoryCheck {
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;
  private unknown: readonly UnknownFact[] = [];

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly database: Database,
    health: HealthRegistry,
    @Inject(METRICS) metrics: Registry,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    health.register({
      name: 'events.history',
      affects: 'degraded',
      check: () => Promise.resolve(this.status()),
    });
    const gauge: Gauge = new Gauge({
      name: 'xaso_outbox_unknown_facts',
      help: 'Facts among the newest in Kafka that the outbox does not know: the database was restored to an earlier state',
      registers: [metrics],
      collect: () => gauge.set(this.unknown.length),
    });
  }

  /** A relay of this process leads from now on. One comparison at a time. */
  begin(): void {
    if (this.ending.signal.aborted || this.options.produces.length === 0) return;
    this.running ??= this.compare().finally(() => {
      this.running = undefined;
    });
  }

  async stop(): Promise<void> {
    this.ending.abort(new Error('the service stops'));
    await this.running;
  }

  private async compare(): Promise<void> {
    const { signal } = this.ending;
    // As of now: what is published from here on must not hide what is behind it.
    let ends: Awaited<ReturnType<typeof logEnds>> | undefined;
    for (let pause = PAUSE_MS; !signal.aborted; pause = AGAIN_MS) {
      try {
        ends ??= await logEnds(this.options.brokers, this.topics());
        await this.sleep(pause);
        if (!signal.aborted) this.found(await this.look(ends));
        return;
      } catch (error) {
        if (signal.aborted) return;
        const reason = (error as Error).message;
        this.log.warn({ reason }, 'relay: topics and outbox could not be compared, trying again in a minute');
        await this.sleep(AGAIN_MS);
      }
    }
  }

  private async look(ends: Awaited<ReturnType<typeof logEnds>>): Promise<UnknownFact[]> {
    const { signal } = this.ending;
    const unknown: UnknownFact[] = [];
    for (const topic of this.topics()) {
      const of = new Map(
        ends.filter((one) => one.topic === topic).map(({ partition, end }) => [partition, end]),
      );
      const records = await readTopic(this.options.brokers, topic, { last: LAST, ends: of, signal });
      unknown.push(...(await unknownFacts(this.database, records.filter(publishedId))));
    }
    return unknown;
  }

  private found(unknown: readonly UnknownFact[]): void {
    this.unknown = unknown;
    for (const fact of unknown.slice(0, 20))
      this.log.error(
        { ...fact },
        'relay: Kafka holds a fact that the outbox does not know, see events.history in /health',
      );
  }

  private status(): { ok: boolean; detail?: string } {
    const [first] = this.unknown;
    if (!first) return { ok: true };
    const returned = this.unknown.filter((fact) => fact.returnedAs !== null);
    const again =
      returned.length > 0
        ? `; ${returned.length} of them came back under another event id (${returned[0]?.key} version ${returned[0]?.version})`
        : '';
    return {
      ok: false,
      detail:
        `Kafka holds ${this.unknown.length} facts that this database does not know, the first ${first.eventId} of ` +
        `${first.key} (${first.topic}/${first.partition} offset ${first.offset})${again}: it was restored to an earlier ` +
        'state, and readers have acted on them; restore to a later point, or correct what these facts told by hand',
    };
  }

  private topics(): string[] {
    return [...new Set(this.options.produces.map(({ topic }) => this.options.topicPrefix + topic))];
  }

  private sleep(ms: number): Promise<void> {
    const { signal } = this.ending;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
