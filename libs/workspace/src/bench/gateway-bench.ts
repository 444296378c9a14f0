import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type BenchFigure, figureOf, quantile, type Series } from '@xaso/bench/figures';
import { GATEWAY, issuerAt, nameIssuer, signToken } from '@xaso/operations';
import { Pool } from 'undici';
import { freePort } from '@xaso/servers';
import { provideDatabases } from '../databases.js';
import { databaseName, gatewayEnvironment, gatewayUrl, logFile, urlOf } from '../installation.js';
import { Resources } from '../resources.js';
import { migrateService, startService, type ServiceRun } from '../service-process.js';
import { cpuTimeOf } from './openrosa/cpu-time.js';
import { surveysAlone } from './openrosa/surveys-alone.js';

export interface GatewayBenchOptions {
  /** Of each part, after one that warms up; default 5. */
  readonly runs?: number;
  /** Requests one after the other of each way in a run; default 2,000. */
  readonly requests?: number;
  /** Of each way in a run of many at once; default 5. */
  readonly seconds?: number;
  /** Told each figure as soon as it is measured. */
  readonly log?: (line: string) => void;
}

/** What the gateway shows to tools: a session without a sign-in. */
interface Seed {
  seedSession(seed: {
    readonly databaseUrl: string;
    readonly sessionKey: string;
    readonly accessToken: string;
    readonly account: { readonly id: string; readonly name: string; readonly login: string };
    readonly role: string;
    readonly now: Date;
  }): Promise<{ readonly id: string }>;
}

/** One way to the same answer. */
interface Way {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SEED: string = '@xaso/gateway/seed';
const CONNECTIONS = 32;
const PATH = '/campaigns?limit=1';
const DIRECT = 'the same to the service itself';
/** A service that costs next to nothing: with it the gateway is what there is to measure. */
const BARE = `require('node:http').createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"items":[]}');
}).listen(Number(process.argv[1]), '127.0.0.1', () => console.log('ready'));`;

/**
 * What the gateway costs: the same request of somebody who is signed in, through the gateway by its cookie and to the service
 * by the token that the gateway lends it, by turns. The database, the service and whoever asks share the machine.
 * @throws Error when a request is not answered 200
 */
export async function gatewayBench(options: GatewayBenchOptions = {}): Promise<readonly BenchFigure[]> {
  const { runs = 5, requests = 2_000, seconds = 5, log = () => undefined } = options;
  const resources = new Resources();
  try {
    const bare = await bareService(resources);
    const { through, direct, pid } = await start(resources, bare);
    const still = { ...direct, origin: bare };
    const figures = [
      ...(await latencies(through, direct, runs, requests)),
      ...(await rates({ ...through, path: '/api/bare/items' }, still, {
        what: 'to a service that answers at once',
        target: '≥ 2,000/s',
        ...{ runs, seconds, pid },
      })),
      ...(await rates(through, direct, { what: 'to surveys', target: '', runs, seconds, pid })),
    ];
    for (const { name, value, unit } of figures) log(`${name}: ${value.toFixed(2)} ${unit}`);
    return figures;
  } finally {
    await resources.closeAll(() => undefined);
  }
}

async function bareService(resources: Resources): Promise<string> {
  const port = await freePort();
  const child = spawn(process.execPath, ['-e', BARE, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await resources.open(undefined, once(child.stdout, 'data'), async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  return `http://127.0.0.1:${port}`;
}

/** The surveys service and a gateway before it, as a start has them, with somebody signed in. */
async function start(
  resources: Resources,
  bare: string,
): Promise<{ through: Way; direct: Way; pid: number }> {
  const surveys = await surveysAlone(resources);
  const { plan } = surveys.installation;
  const { state } = plan;
  await nameIssuer(state.keys, issuerAt(gatewayUrl(plan)));
  await surveys.start();
  const name = databaseName(plan, GATEWAY);
  const secrets = await state.secrets([name, ...(GATEWAY.secrets ?? [])]);
  const { [name]: databaseUrl = '' } = await provideDatabases(surveys.adminUrl, [
    { name, password: secrets[name] ?? '' },
  ]);
  const usual = gatewayEnvironment({
    plan,
    brokers: [],
    databases: { [GATEWAY.name]: databaseUrl },
    secrets,
  });
  const env = {
    ...usual,
    SERVICES: `${usual['SERVICES'] ?? ''},bare=${bare}`,
    // One account asks more than anybody does.
    RATE_ACCOUNT: '0',
  };
  const run: ServiceRun = { service: GATEWAY, env, logFile: logFile(plan, GATEWAY.name), watch: false };
  await migrateService(run);
  const child = await resources.open(
    GATEWAY.name,
    startService(run, gatewayUrl(plan), new AbortController().signal),
    (started) => started.stop(),
  );
  const accessToken = await signToken(state.keys, { role: 'viewer', communes: '*' });
  const { seedSession } = (await import(SEED)) as Seed;
  const { id } = await seedSession({
    databaseUrl,
    sessionKey: secrets['SESSION_KEY'] ?? '',
    accessToken,
    account: { id: 'bench', name: 'Bench', login: 'bench' },
    role: 'viewer',
    now: new Date(),
  });
  return {
    through: {
      origin: gatewayUrl(plan),
      path: `/api/surveys${PATH}`,
      headers: { cookie: `__Host-xaso=${id}` },
    },
    direct: {
      origin: urlOf(plan, 'surveys'),
      path: PATH,
      headers: { authorization: `Bearer ${accessToken}` },
    },
    pid: child.pid,
  };
}

/** One request after the other, by turns, so that whatever else the machine does falls on both. */
async function latencies(through: Way, direct: Way, runs: number, requests: number): Promise<BenchFigure[]> {
  const [gateway, service] = [new Pool(through.origin), new Pool(direct.origin)];
  const [slow, fast, overhead, p99]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = -1; run < runs; run += 1) {
    const [by, past]: [number[], number[]] = [[], []];
    for (let index = 0; index < requests; index += 1) {
      by.push(await timed(gateway, through));
      past.push(await timed(service, direct));
    }
    if (run < 0) continue;
    slow.push(quantile(by, 0.5));
    fast.push(quantile(past, 0.5));
    overhead.push(quantile(by, 0.5) - quantile(past, 0.5));
    p99.push(quantile(by, 0.99) - quantile(past, 0.99));
  }
  await Promise.all([gateway.close(), service.close()]);
  return told([
    { name: 'overhead of the gateway, p50', unit: 'ms', target: '≤ 2 ms', values: overhead },
    { name: 'overhead of the gateway, p99', unit: 'ms', target: '', values: p99 },
    { name: 'request with a session, p50', unit: 'ms', target: '', values: slow },
    { name: `${DIRECT}, p50`, unit: 'ms', target: '', values: fast },
  ]);
}

interface Many {
  readonly what: string;
  readonly target: string;
  readonly runs: number;
  readonly seconds: number;
  /** Of the gateway. */
  readonly pid: number;
}

/** As many at once as an office with many people, by turns. */
async function rates(
  through: Way,
  direct: Way,
  { what, target, runs, seconds, pid }: Many,
): Promise<BenchFigure[]> {
  const [by, past, micros]: [number[], number[], number[]] = [[], [], []];
  for (let run = -1; run < runs; run += 1) {
    const before = await cpuTimeOf(pid);
    const rate = await rateOf(through, seconds);
    const after = await cpuTimeOf(pid);
    const beside = await rateOf(direct, seconds);
    if (run < 0) continue;
    by.push(rate);
    past.push(beside);
    micros.push(((after?.whole ?? Number.NaN) - (before?.whole ?? Number.NaN)) / (rate * seconds));
  }
  const name = `requests ${what}, ${CONNECTIONS} connections`;
  return told([
    {
      name: `${name}, through the gateway`,
      unit: '/s',
      target,
      values: by,
      ceiling: { of: 'without it', values: past },
    },
    { name: `${name}, without it`, unit: '/s', target: '', values: past },
    { name: `processor time of the gateway, requests ${what}`, unit: 'µs', target: '', values: micros },
  ]);
}

async function rateOf(way: Way, seconds: number): Promise<number> {
  const pool = new Pool(way.origin, { connections: CONNECTIONS });
  const until = performance.now() + seconds * 1_000;
  let answered = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < until) {
      await timed(pool, way);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  await pool.close();
  return answered / seconds;
}

async function timed(pool: Pool, { path, headers }: Way): Promise<number> {
  const began = performance.now();
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}: ${text.slice(0, 300)}`);
  return performance.now() - began;
}

const told = (series: readonly Series[]): BenchFigure[] =>
  series.map(figureOf).filter((figure) => figure !== undefined);
