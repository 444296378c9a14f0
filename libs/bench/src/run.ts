import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stage } from './lab/stage.js';
import { scenarios } from './scenarios/index.js';
import type { Outcome } from './scenarios/scenario.js';

const HELP = `One scenario of the event benchmarks, on PostgreSQL and Kafka of its own.

  node libs/bench/dist/run.js <scenario> [options]            the build (figures)
  node --import ./libs/workspace/bootstrap/source.mjs libs/bench/src/run.ts <scenario> [options]   the source

scenarios: ${Object.keys(scenarios).join(', ')}

  --seconds N      how long it is written or watched (60)
  --warm-up N      seconds before anything is measured (5)
  --events N       size of a backlog (1000000), or how many events are written in place of --seconds
  --consume N      of a backlog, how many events the consumer is measured on (all)
  --writers N      transactions in flight at once
  --facts N        facts of one transaction
  --partitions N   of the topic (3)
  --handlers W     chunks or events: how the consumer's handler works (chunks)
  --cpu-prof DIR   each process writes <name>.cpuprofile there
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    'warm-up': { type: 'string', default: '5' },
    events: { type: 'string' },
    consume: { type: 'string' },
    writers: { type: 'string' },
    facts: { type: 'string' },
    partitions: { type: 'string', default: '3' },
    handlers: { type: 'string', default: 'chunks' },
    'cpu-prof': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

function print({ figures, cpuPerEvent, lost, doubled }: Outcome): void {
  const line = (name: string, value: number): void =>
    void process.stdout.write(`${name.padEnd(28)} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}\n`);
  for (const [name, value] of Object.entries(figures)) line(name, value);
  for (const [name, value] of Object.entries(cpuPerEvent ?? {})) line(`${name}, CPU µs/event`, value);
  process.stdout.write(`lost ${lost} doubled ${doubled}\n`);
}

const scenario = scenarios[positionals[0] ?? ''];
if (values.help || !scenario) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const profiles = values['cpu-prof'] === undefined ? undefined : resolve(values['cpu-prof']);
  if (profiles) await mkdir(profiles, { recursive: true });
  const stage = await Stage.open({ profiles });
  try {
    print(
      await scenario(stage, {
        seconds: Number(values.seconds),
        warmUp: Number(values['warm-up']),
        events: numberOf(values.events),
        consume: numberOf(values.consume),
        writers: numberOf(values.writers),
        facts: numberOf(values.facts),
        partitions: Number(values.partitions),
        handlers: values.handlers === 'events' ? 'events' : 'chunks',
      }),
    );
  } finally {
    await stage.close();
  }
}
