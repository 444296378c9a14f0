import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Judge } from './judge.js';
import { DatabaseReader, Texts } from './read-database.js';
import { TopicReader } from './read-topics.js';
import type { Verdict } from './verdict.js';

/** Where the evidence of a run lies. */
export interface Evidence {
  /** The driver's history, JSON lines. */
  readonly history: string;
  readonly services: readonly { readonly name: string; readonly databaseUrl: string }[];
  readonly brokers: readonly string[];
  /** Before each topic and group; empty where Kafka is the run's own. */
  readonly prefix?: string;
}

/**
 * Reads what a run has left behind and decides whether the promises were kept. It shares nothing with the library that it
 * judges. Everything must be at rest: writers stopped, relay and consumers done or given up.
 * @throws when the history, a database or the broker cannot be read
 */
export async function check({ history, services, brokers, prefix = '' }: Evidence): Promise<Verdict> {
  const texts = new Texts();
  const names = services.map(({ name }) => name);
  const judge = new Judge(names, prefix);
  for await (const line of createInterface({ input: createReadStream(history), crlfDelay: Infinity }))
    judge.historyLine(line);
  for (const { name, databaseUrl } of services) {
    await DatabaseReader.reading(databaseUrl, texts, async (reader) => {
      for await (const page of reader.outbox()) judge.outbox(name, page);
    });
  }
  const topics = names.map((name) => judge.bank.topicOf(name));
  judge.logEnds(await new TopicReader(brokers, texts).read(topics, (page) => judge.records(page)));
  for (const { name, databaseUrl } of services) {
    await DatabaseReader.reading(databaseUrl, texts, async (reader) => {
      judge.positions(name, await reader.positions(judge.bank.groupOf(name)));
      judge.parked(name, await reader.parked());
      judge.blocked(name, await reader.blocked());
      judge.discards(await reader.discards());
      judge.accounts(name, await reader.accounts());
      for await (const page of reader.effects()) judge.effects(name, page);
    });
  }
  return judge.verdict();
}
