import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kafkaJars } from '@xaso/servers';
import type { Place, Stage } from '../lab/stage.js';

const run = promisify(execFile);
const RECORD_BYTES = 500;

/** Records a second that Kafka takes from its own client (kafka-producer-perf-test), acks=all, idempotent. */
export async function producerPerformance(stage: Stage, place: Place, records: number): Promise<number> {
  const properties = [`bootstrap.servers=${stage.brokers.join(',')}`, 'acks=all', 'enable.idempotence=true'];
  const { stdout } = await run(
    'java',
    [
      '-cp',
      join(await kafkaJars(), '*'),
      'org.apache.kafka.tools.ProducerPerformance',
      ...['--topic', place.topic, '--num-records', String(records), '--record-size', String(RECORD_BYTES)],
      ...['--throughput', '-1', '--producer-props', ...properties],
    ],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  const rate = recordsPerSecond(stdout);
  if (rate === undefined) throw new Error(`kafka-producer-perf-test said no rate:\n${stdout}`);
  return rate;
}

/** The rate of the summary, the last line that has one. */
export function recordsPerSecond(output: string): number | undefined {
  const rates = [...output.matchAll(/records sent, ([\d.]+) records\/sec/g)];
  const last = rates.at(-1)?.[1];
  return last === undefined ? undefined : Number(last);
}
