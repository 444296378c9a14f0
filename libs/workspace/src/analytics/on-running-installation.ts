import { join } from 'node:path';
import { signToken } from '@xaso/operations';
import { runningInstallation } from '../running-installation.js';
import { Example } from './example.js';
import { outboxesBeside } from './outboxes.js';
import { compare, readToTheEnd } from './trial.js';

/** What every way of trying the example is told. */
export interface Told {
  /** A folder for its files. */
  readonly folder: string;
  /** Path of a Python that has what the example needs. */
  readonly python: string;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/**
 * Reads the installation that runs here and compares; nothing is written into it. Gives the verdict.
 * @throws Error when something differs, or nothing runs here
 */
export async function onRunningInstallation({ folder, python, signal, tell }: Told): Promise<string> {
  const { state, run } = await runningInstallation();
  const env = {
    KAFKA_BROKERS: run.kafka.join(','),
    KAFKA_SECURITY_PROTOCOL: 'PLAINTEXT',
    TOPIC_PREFIX: '',
    ANALYTICS_DB: join(folder, 'facts.duckdb'),
    XASO_TOKEN: await signToken(state.keys, { role: 'viewer', communes: '*' }),
  };
  const example = new Example(python, env, signal);
  const place = { example, folder, platform: run.gateway, outboxes: outboxesBeside, tell };
  const { facts, topics } = await readToTheEnd(place);
  const { said, faults } = await compare(place);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return `${facts} facts of ${topics} topics; ${said}`;
}
