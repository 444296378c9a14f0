import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Child } from '@xaso/servers';
import { urlOf } from '../installation.js';
import { Resources } from '../resources.js';
import { ROOT } from '../root.js';
import { type BenchFigure, figuresTable, quantile } from '@xaso/bench/figures';
import { cpuTimeOf } from './openrosa/cpu-time.js';
import type { Order, Report, Sent } from './openrosa/phones.js';
import { filledTemplate } from './openrosa/questionnaire.js';
import { openRound } from './openrosa/round.js';
import { fillUp, kept } from './openrosa/stored.js';
import { surveysAlone, type SurveysAlone } from './openrosa/surveys-alone.js';

export interface OpenRosaBenchOptions {
  /** Of each round of sending; default 10. */
  readonly seconds?: number;
  /** Rounds of which the median is given; default 5. */
  readonly rounds?: number;
  /** Submissions stored before the last rounds; default 1,000,000. 0 leaves these rounds out. */
  readonly stored?: number;
  /** Folder for CPU profiles of the service. */
  readonly profiles?: string;
}

interface Round extends Sent {
  readonly rate: number;
  /** Microseconds of processor time for each submission, by process. */
  readonly micros: Readonly<Record<string, number>>;
}

const PHONES = 8;
const MANY_PHONES = 32;
/** Submissions before anything is measured: so many until the service's code is compiled and its statements are planned. */
const WARM_UP = 4_000;

/**
 * Submissions of a 250-question form through OpenRosa, by phones in a process of their own, to the surveys service with
 * its relay: rate, latency and processor time, then the same again beside a million stored ones.
 * @throws Error when one is not answered 201, or is not stored whole
 */
export async function openRosaBench(options: OpenRosaBenchOptions = {}): Promise<readonly BenchFigure[]> {
  const { seconds = 10, rounds = 5, stored = 1_000_000, profiles } = options;
  const resources = new Resources();
  try {
    const surveys = await surveysAlone(resources, profiles);
    const phones = fork(new URL('./openrosa/phones.ts', import.meta.url), {
      execArgv: ['--import', join(ROOT, 'libs/workspace/bootstrap/source.mjs')],
      serialization: 'advanced',
    });
    await resources.open(undefined, Promise.resolve(phones), async (child) => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    });
    let service = await surveys.start();
    const paths = await openRound(surveys.installation);
    const order = (count: number, length: number): Order => ({
      origin: urlOf(surveys.installation.plan, 'surveys'),
      paths,
      template: filledTemplate(),
      phones: count,
      milliseconds: length * 1_000,
    });
    let accepted = 0;
    const measured = async (count: number): Promise<Round[]> => {
      for (let warm = 0; warm < WARM_UP;) {
        const sent = await deliver(phones, order(count, seconds));
        warm += sent.accepted;
        accepted += sent.accepted;
      }
      const done: Round[] = [];
      for (let index = 0; index < rounds; index += 1)
        done.push(await round(surveys, service, phones, order(count, seconds)));
      accepted += done.reduce((sum, one) => sum + one.accepted, 0);
      return done;
    };
    const few = await measured(PHONES);
    const figures = [...figuresOf(`${PHONES} phones`, few, '≥ 800/s'), ...costs(few)];
    figures.push(...figuresOf(`${MANY_PHONES} phones`, await measured(MANY_PHONES), ''));
    await assertKept(surveys, accepted);
    if (stored > 0) {
      await service.stop();
      await fillUp(surveys.adminUrl, stored);
      const before = (await kept(surveys.databaseUrl)).responses;
      accepted = 0;
      service = await surveys.start();
      const full = await measured(PHONES);
      await assertKept(surveys, before + accepted);
      const name = `${PHONES} phones, ${stored.toLocaleString('en')} stored`;
      const rates = [full, few].map((each) => median(each.map(({ rate }) => rate)));
      const ratio = (rates[0] ?? 0) / (rates[1] ?? 1);
      figures.push(...figuresOf(name, full, '≥ 800/s'), {
        name: `OpenRosa submissions, ${stored.toLocaleString('en')} stored : none stored`,
        value: ratio,
        unit: '',
        target: '≥ 0.9 (flat)',
      });
      figures.push(
        ...costs(full).map((each) => ({
          ...each,
          name: `${each.name}, ${stored.toLocaleString('en')} stored`,
        })),
      );
    }
    return figures;
  } finally {
    await resources.closeAll(() => undefined);
  }
}

async function deliver(phones: ChildProcess, order: Order): Promise<Sent> {
  phones.send(order);
  const heard = new AbortController();
  const { signal } = heard;
  try {
    const [report] = (await Promise.race([
      once(phones, 'message', { signal }),
      once(phones, 'exit', { signal }).then(() => [{ failed: 'the phones ended' }]),
    ])) as [Report];
    if ('failed' in report) throw new Error(report.failed);
    return report.sent;
  } finally {
    heard.abort();
  }
}

async function round(
  surveys: SurveysAlone,
  service: Child,
  phones: ChildProcess,
  order: Order,
): Promise<Round> {
  const times = async (): Promise<Record<string, number>> => {
    const [node, postgres, kafka] = await Promise.all(
      [service.pid, surveys.postgresPid, surveys.kafkaPid].map(cpuTimeOf),
    );
    if (!node || !postgres || !kafka) return {};
    return {
      surveys: node.whole,
      'surveys, event loop': node.main,
      PostgreSQL: postgres.whole,
      Kafka: kafka.whole,
    };
  };
  const before = await times();
  const sent = await deliver(phones, order);
  const after = await times();
  const each = Object.entries(after).map(([name, time]) => [
    name,
    (time - (before[name] ?? 0)) / sent.accepted,
  ]);
  const micros = {
    phones: sent.cpu / sent.accepted,
    ...(Object.fromEntries(each) as Record<string, number>),
  };
  return { ...sent, rate: (sent.accepted / sent.milliseconds) * 1_000, micros };
}

async function assertKept({ databaseUrl }: SurveysAlone, accepted: number): Promise<void> {
  const { faulty, ...counts } = await kept(databaseUrl);
  if (faulty > 0 || Object.values(counts).some((count) => count !== accepted))
    throw new Error(
      `${accepted} submissions were accepted; stored: ${JSON.stringify({ ...counts, faulty })}.`,
    );
}

function figuresOf(what: string, done: readonly Round[], target: string): BenchFigure[] {
  const latencies = done.flatMap((one) => one.latencies);
  return [
    {
      name: `OpenRosa submissions, ${what}`,
      value: median(done.map(({ rate }) => rate)),
      unit: '/s',
      target,
    },
    { name: `OpenRosa submission, ${what}, p50`, value: quantile(latencies, 0.5), unit: 'ms', target: '' },
    { name: `OpenRosa submission, ${what}, p99`, value: quantile(latencies, 0.99), unit: 'ms', target: '' },
  ];
}

function costs(done: readonly Round[]): BenchFigure[] {
  const names = Object.keys(done[0]?.micros ?? {});
  return names.map((name) => ({
    name: `processor time of one submission: ${name}`,
    value: median(done.map(({ micros }) => micros[name] ?? Number.NaN)),
    unit: 'µs',
    target: '',
  }));
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { seconds: number, rounds: number, stored: number, 'cpu-prof': { type: 'string' } },
  });
  const given = ([name, value]: [string, string | undefined]) =>
    value === undefined ? [] : [[name, Number(value)]];
  const { 'cpu-prof': profiles, ...numbers } = values;
  const options = Object.fromEntries(Object.entries(numbers).flatMap(given)) as OpenRosaBenchOptions;
  const figures = await openRosaBench({ ...options, ...(profiles ? { profiles: resolve(profiles) } : {}) });
  process.stdout.write(`${figuresTable(figures)}\n`);
}
