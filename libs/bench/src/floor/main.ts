import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { monotonicMs } from '../clock.js';
import { REPORT_MS, say } from '../lab/report.js';
import type { Sample } from '../service/counts.js';

/** One end of what kafkajs and Kafka need by themselves. */
export interface FloorOptions {
  readonly role: 'produce' | 'consume';
  readonly topic: string;
  readonly brokers: readonly string[];
  readonly perSecond: number;
  readonly seconds: number;
}

const KEYS = 100;
const VALUE = 'x'.repeat(500);

const options = JSON.parse(process.argv[2] ?? '{}') as FloorOptions;
const kafka = new Kafka({ clientId: 'floor', brokers: [...options.brokers], logLevel: logLevel.NOTHING });
const samples: Sample[] = [];
let reads = false;

function report(): void {
  say(options.role === 'produce' ? { written: samples.length } : { applied: samples.length, reads });
}

async function end(): Promise<void> {
  report();
  await writeFile(process.env['SAMPLES'] as string, JSON.stringify(samples));
  process.exit(0);
}

/** As the relay does: one request in flight, whatever is due goes with the next one. */
async function produce(): Promise<void> {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const every = 1000 / options.perSecond;
  const all = options.perSecond * options.seconds;
  const began = monotonicMs();
  for (let sent = 0; sent < all;) {
    const due = Math.min(all, Math.floor((monotonicMs() - began) / every) + 1);
    if (due <= sent) {
      await delay(Math.max(0, began + sent * every - monotonicMs()));
      continue;
    }
    const messages = Array.from({ length: due - sent }, (_, n) => {
      samples.push([`key-${(sent + n) % KEYS}`, sent + n, -1, began + (sent + n) * every]);
      return { key: `key-${(sent + n) % KEYS}`, value: VALUE, headers: { n: String(sent + n) } };
    });
    sent = due;
    await producer.send({ topic: options.topic, acks: -1, messages });
  }
}

async function consume(): Promise<void> {
  const consumer = kafka.consumer({ groupId: `${options.topic}-floor`, maxWaitTimeInMs: 250, minBytes: 1 });
  consumer.on(consumer.events.GROUP_JOIN, () => (reads = true));
  await consumer.connect();
  await consumer.subscribe({ topic: options.topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const at = monotonicMs();
      for (const { key, headers } of batch.messages)
        if (headers?.['n']) samples.push([String(key), Number(headers['n']), batch.partition, at]);
    },
  });
}

process.on('SIGTERM', () => void end());
setInterval(report, REPORT_MS);
if (options.role === 'consume') await consume();
else {
  await produce();
  await end();
}
