import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { communesOf, provinces } from '@xaso/admin-units';
import { type BenchFigure, quantile } from '@xaso/bench/figures';
import { Api, NODE_ARGUMENTS, type PilotContext, serviceNamed, signToken } from '@xaso/operations';
import { asAdmin } from '@xaso/servers';
import { databaseName, serviceEnvironment, topicPrefix, urlOf, type Installation } from '../installation.js';
import { Resources } from '../resources.js';
import { ROOT } from '../root.js';
import { bringUp } from '../stack.js';
import { acceptedForm, benchProgramme, monthlyObservation, writeFacts } from './figures/facts.js';
import { privateInstallation } from '../private-installation.js';

export interface FiguresBenchOptions {
  /** Accepted forms that are counted; default 1,000,000. */
  readonly facts?: number;
  /** Pilots with 200 indicators of 36 months each; default 100. */
  readonly pilots?: number;
  /** Seconds of accepted forms, 500 a second, of which each is awaited in its figure; default 20. */
  readonly seconds?: number;
  /** Told each figure as soon as it is measured. */
  readonly log?: (line: string) => void;
}

const INDICATORS = 200;
const MONTHS = 36;
/** One commune in so many pilots. */
const COMMUNES_A_PILOT = 33;
const RATE = 500;
const TICK_MS = 20;
const ASKED = 100;
const PATIENCE_MS = 600_000;

/**
 * Figures at the size of a country: counting a million forms anew, asking as of a day, rolling all communes up to provinces,
 * the dashboard of one pilot among many, and how soon a form is in its figure. All facts come through outbox, relay and Kafka.
 */
export async function figuresBench(options: FiguresBenchOptions = {}): Promise<readonly BenchFigure[]> {
  const { facts = 1_000_000, pilots = 100, seconds = 20, log = () => undefined } = options;
  const resources = new Resources();
  try {
    const installation = await privateInstallation(resources);
    await bringUp(installation, resources, { load: false, signal: new AbortController().signal });
    const bench = new Bench(installation);
    const figures: BenchFigure[] = [];
    for (const part of [
      () => bench.counting(facts),
      () => bench.dashboard(pilots),
      () => bench.visible(seconds),
    ]) {
      const measured = await part();
      for (const { name, value, unit } of measured) log(`${name}: ${value.toFixed(1)} ${unit}`);
      figures.push(...measured);
    }
    return figures;
  } finally {
    await resources.closeAll(() => undefined);
  }
}

interface View {
  readonly indicator: string;
  readonly numerator: number | null;
}

class Bench {
  private readonly programme = benchProgramme();
  private readonly viewer: Api;
  private readonly communes = provinces('from-2025-07-01').flatMap(({ id }) =>
    communesOf(id).map((one) => one.id),
  );

  constructor(private readonly installation: Installation) {
    const { plan } = installation;
    const context: PilotContext = {
      url: (service) => urlOf(plan, service),
      token: (claims) => signToken(plan.state.keys, claims),
      progress: () => undefined,
      signal: new AbortController().signal,
    };
    this.viewer = new Api(context, 'indicators', { role: 'viewer', communes: '*' });
  }

  /** A million forms of pilots all over the country: counted, counted anew, asked as of a day, rolled up. */
  async counting(count: number): Promise<BenchFigure[]> {
    const pilots = this.communes.filter((_one, index) => index % COMMUNES_A_PILOT === 0);
    const type = 'surveys.response.accepted';
    await this.write('surveys', type, acceptedForm(this.programme, count), pilots, count);
    const everywhere = `${this.programme}-everywhere`;
    const all = this.communes.length;
    await this.write('surveys', type, acceptedForm(everywhere, all), this.communes, all);
    await this.until(
      async () => (await this.counted()) === count && (await this.counted(everywhere)) === all,
    );
    const began = performance.now();
    await this.rebuild();
    const rate = (count + all) / ((performance.now() - began) / 1_000);
    const asOf = `/figures?programme=${this.programme}&asOf=2022-12-01`;
    const instant = `/figures?programme=${this.programme}&asOf=2022-12-01T05:00:00Z&knownAt=2023-01-05T05:00:00Z`;
    const of = count.toLocaleString('en');
    return [
      { name: `rebuild of ${of} facts`, value: rate, unit: '/s', target: '≥ 20,000/s' },
      await this.asked(`figures as of a day, ${of} facts`, [asOf], '≤ 200 ms'),
      await this.asked(
        `figures as of an instant and as known at another, ${of} facts`,
        [instant],
        '≤ 200 ms',
      ),
      await this.asked(
        `roll-up of ${all.toLocaleString('en')} communes to 34 provinces`,
        ['/figures/roll-up?indicator=survey.all&units=today'],
        '≤ 300 ms',
      ),
    ];
  }

  /** One pilot among many, each with 200 indicators over 36 months. */
  async dashboard(pilots: number): Promise<BenchFigure[]> {
    const programme = `${this.programme}-pilots`;
    const communes = this.communes.slice(0, pilots);
    const count = pilots * INDICATORS * MONTHS;
    const payload = monthlyObservation(programme, INDICATORS, MONTHS);
    const began = performance.now();
    await this.write('programme', 'programme.observation.approved', payload, communes, count);
    const last = `/dashboard?programme=${programme}&commune=${communes.at(-1)}`;
    const whole = async (): Promise<boolean> => {
      const { figures } = await this.viewer.get<{ figures: { series: { periods: unknown[] } }[] }>(last);
      return figures.filter(({ series }) => series.periods.length === MONTHS).length === INDICATORS;
    };
    await this.until(whole);
    const rate = count / ((performance.now() - began) / 1_000);
    await this.tidy();
    const paths = communes.map((commune) => `/dashboard?programme=${programme}&commune=${commune}`);
    const size = `${pilots} pilots × ${INDICATORS} indicators × ${MONTHS} months`;
    const day = communes.map((one) => `/figures?programme=${programme}&commune=${one}&asOf=2023-06-30`);
    return [
      { name: `observations written, published and kept, ${size}`, value: rate, unit: '/s', target: '' },
      await this.asked(`dashboard of a pilot, ${size}`, paths, '≤ 20 ms'),
      await this.asked(`figures of a pilot as of a day, ${size}`, day, '≤ 200 ms'),
    ];
  }

  /** From the insert into the outbox to the answer of `/figures` that counts the form, at 500 forms a second. */
  async visible(seconds: number): Promise<BenchFigure[]> {
    const programme = `${this.programme}-live`;
    const written: number[] = [];
    const latencies: number[] = [];
    const total = seconds * RATE;
    const each = (RATE * TICK_MS) / 1_000;
    const payload = acceptedForm(programme, total);
    const began = performance.now();
    const facts = { ...this.facts('surveys', 'surveys.response.accepted'), payload, count: each };
    const writing = asAdmin(this.databaseOf('surveys'), async (client) => {
      while (written.length < total) {
        const at = performance.now();
        await writeFacts(client, { ...facts, values: this.communes.slice(0, 3) });
        written.push(...Array.from({ length: each }, () => at));
        await delay(Math.max(0, began + (written.length / each) * TICK_MS - performance.now()));
      }
    });
    while (latencies.length < total) {
      const seen = await this.counted(programme);
      const at = performance.now();
      while (latencies.length < seen) latencies.push(at - (written[latencies.length] ?? at));
      if (at - began > PATIENCE_MS) throw new Error(`${seen} of ${total} forms were counted`);
    }
    await writing;
    const name = `form in its figure at ${RATE}/s`;
    return [
      { name: `${name}, p50`, value: quantile(latencies, 0.5), unit: 'ms', target: '' },
      { name: `${name}, p99`, value: quantile(latencies, 0.99), unit: 'ms', target: '≤ 1 s' },
    ];
  }

  private async counted(programme = this.programme): Promise<number> {
    const views = await this.viewer.get<View[]>(`/figures?programme=${programme}`);
    return views.find(({ indicator }) => indicator === 'survey.government')?.numerator ?? 0;
  }

  private async asked(name: string, paths: readonly string[], target: string): Promise<BenchFigure> {
    const times: number[] = [];
    for (let index = -20; index < ASKED; index += 1) {
      const began = performance.now();
      await this.viewer.get(paths[(index + 20) % paths.length] as string);
      if (index >= 0) times.push(performance.now() - began);
    }
    return { name: `${name}, p95`, value: quantile(times, 0.95), unit: 'ms', target };
  }

  private async until(done: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!(await done())) {
      if (performance.now() > end) throw new Error('the facts did not arrive in ten minutes');
      await delay(1_000);
    }
  }

  private write(
    service: string,
    type: string,
    payload: string,
    values: readonly string[],
    count: number,
  ): Promise<void> {
    return asAdmin(this.databaseOf(service), (client) =>
      writeFacts(client, { ...this.facts(service, type), payload, values, count }),
    );
  }

  private facts(service: string, type: string) {
    return { topicPrefix: topicPrefix(this.installation.plan), service, type };
  }

  /** What autovacuum does within minutes. */
  private tidy(): Promise<void> {
    return asAdmin(this.databaseOf('indicators'), async (client) => {
      await client.query('vacuum (analyze)');
    });
  }

  /** A service's database, as a superuser. */
  private databaseOf(service: string): string {
    const { plan, postgres } = this.installation;
    const address = new URL(postgres?.adminUrl ?? '');
    address.pathname = `/${databaseName(plan, serviceNamed(service))}`;
    return address.href;
  }

  /** The service's own command, in a process of its own beside it. */
  private async rebuild(): Promise<void> {
    const { plan, kafka, databases } = this.installation;
    const service = serviceNamed('indicators');
    const env = serviceEnvironment({ plan, brokers: kafka?.brokers ?? [], databases }, service);
    const main = join(ROOT, service.folder, 'dist', 'main.js');
    const child = spawn(process.execPath, [...NODE_ARGUMENTS, main, 'rebuild'], {
      cwd: ROOT,
      env: { ...process.env, ...env, LOG_LEVEL: 'warn' },
      stdio: 'ignore',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the rebuild ended with ${code}`);
  }
}
