import { type EventContract, fact, type OwnData } from '@xaso/contracts-common';
import {
  drain,
  privateTopics,
  TestClock,
  type TestProducer,
  type TestService,
  testService,
  testToken,
  type ToPublish,
} from '@xaso/testing';
import type { FigureEvent } from '../figures/events.queries.js';
import type { FigureView } from '../figures/figure-view.js';
import { indicators } from '../service.js';
import { startProducer, THANH_SON } from './producer.js';

/** The service, and beside it one that publishes whatever facts a spec wants. */
export async function journey() {
  const topicPrefix = privateTopics();
  const clock = new TestClock('2022-07-01T02:00:00Z');
  const [writer, reader] = await Promise.all([
    startProducer({ topicPrefix, clock }),
    testService(indicators, { topicPrefix }),
  ]);
  return new Journey(writer, reader, clock, await testToken({ role: 'viewer' }));
}

export class Journey {
  constructor(
    readonly writer: TestProducer,
    readonly reader: TestService,
    /** The clock by which facts are recorded. */
    readonly clock: TestClock,
    readonly token: string,
  ) {}

  async stop(): Promise<void> {
    await this.reader.stop();
    await this.writer.stop();
  }

  /** Publishes, and waits until it is counted. */
  async publish(...facts: ToPublish[]): Promise<void> {
    await this.writer.publish(...facts);
    await drain(this.writer.service, this.reader);
  }

  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.reader.http.get<T>(path, { token: this.token });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async figure(programme: string, indicator: string, query = ''): Promise<FigureView | undefined> {
    const all = await this.get<FigureView[]>(`/figures?programme=${programme}${query}`);
    return all.find((one) => one.indicator === indicator);
  }

  events(programme: string, indicator: string, query = ''): Promise<FigureEvent[]> {
    return this.get(`/figures/${programme}/${indicator}/events?${query}`);
  }
}

/** A fact of a programme on a day, at ten in the morning in Viet Nam. */
export const on = <C extends EventContract>(
  contract: C,
  day: string,
  data: OwnData<C>,
  programme: string,
  more: Partial<ToPublish> & { commune?: string; pilot?: string } = {},
): ToPublish => ({
  fact: fact(contract, new Date(`${day}T03:00:00Z`), data),
  ...(more.of ? { of: more.of } : {}),
  context: {
    programme,
    communeUnitId: more.commune ?? THANH_SON,
    ...(more.pilot ? { pilotId: more.pilot } : {}),
  },
});
