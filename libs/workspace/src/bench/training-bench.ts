import { type BenchFigure, figureOf, quantile, type Series } from '@xaso/bench/figures';
import { type PilotContext, serviceNamed, signToken } from '@xaso/operations';
import { asAdmin } from '@xaso/servers';
import { databaseName, gatewayUrl, type Installation } from '../installation.js';
import { Resources } from '../resources.js';
import { bringUp } from '../stack.js';
import { growthOf } from './memory.js';
import { privateInstallation } from '../private-installation.js';
import { Costs } from './training/costs.js';
import { rosterOf } from './training/roster.js';
import { type ClassOf, DURING, School } from './training/school.js';
import { sender, timed } from './training/timed.js';

export interface TrainingBenchOptions {
  /** Of each part, after one that warms up; default 5, and four times as many requests of a phone. */
  readonly runs?: number;
  /** Attendances that a phone sends in one request; default 500. */
  readonly marks?: number;
  /** People in the workbook; default 5,000. */
  readonly rows?: number;
  /** Certificates of one class; default 1,000. */
  readonly certificates?: number;
  /** Told each figure as soon as it is measured. */
  readonly log?: (line: string) => void;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SYNCS_A_RUN = 4;
const WARM_UP = 20;
const SCANNED = 200;
const FEW = 50;
const FLOOR = 'the floor';

/**
 * What people of training wait for, through the gateway: attendances that a phone kept, the preview of a long list, the
 * certificates of many, and the page behind a QR code. The database flushes what it commits.
 * @throws Error when an answer is not what was asked for
 */
export async function trainingBench(options: TrainingBenchOptions = {}): Promise<readonly BenchFigure[]> {
  const { runs = 5, marks = 500, rows = 5_000, certificates = 1_000, log = () => undefined } = options;
  const resources = new Resources();
  try {
    const installation = await privateInstallation(resources, { flushes: true });
    await bringUp(installation, resources, { load: false, signal: new AbortController().signal });
    const context: PilotContext = {
      url: (service) => `${gatewayUrl(installation.plan)}/api/${service}`,
      token: (claims) => signToken(installation.plan.state.keys, claims),
      progress: () => undefined,
      signal: new AbortController().signal,
    };
    const bench = new Bench(installation, context, await School.found(context));
    const figures: BenchFigure[] = [];
    for (const part of [
      () => bench.previews(rows, runs),
      () => bench.syncs(marks, runs * SYNCS_A_RUN),
      () => bench.certificates(certificates, runs),
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

interface Preview {
  readonly importable: boolean;
  readonly rows: readonly object[];
  readonly faults: readonly object[];
}
interface Synced {
  readonly accepted: number;
  readonly duplicate: number;
}

class Bench {
  private readonly training: string;

  constructor(
    private readonly installation: Installation,
    private readonly context: PilotContext,
    private readonly school: School,
  ) {
    this.training = context.url('training');
  }

  /** An officer looks at what a long list would do, before anything is stored. */
  async previews(count: number, runs: number): Promise<BenchFigure[]> {
    const id = await this.school.open(count);
    const officer = await sender(this.context, 'commune-officer', XLSX);
    const preview = async (rows: number, file: Buffer<ArrayBuffer>): Promise<number> => {
      const url = `${this.training}/classes/${id}/roster/preview`;
      const { body, milliseconds } = await timed<Preview>(url, { headers: officer, body: file });
      if (!body.importable || body.rows.length !== rows)
        throw new Error(`of ${rows} people ${body.rows.length} were read: ${JSON.stringify(body.faults)}`);
      return milliseconds;
    };
    await preview(FEW, rosterOf(FEW));
    const file = rosterOf(count);
    const seconds: number[] = [];
    const growth: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const grown = await growthOf(this.pids().training, async () => {
        seconds.push((await preview(count, file)) / 1_000);
      });
      growth.push((grown ?? Number.NaN) / 1e6);
    }
    const what = `preview of a list of ${number(count)} people`;
    return told([
      { name: what, unit: 's', target: '≤ 3 s', values: seconds },
      { name: `${what}, resident memory`, unit: 'MB', target: '< 150 MB', values: growth },
    ]);
  }

  /** A trainer's phone sends what it kept, and sends it again because the answer was lost. */
  async syncs(count: number, runs: number): Promise<BenchFigure[]> {
    const [trainer, viewer] = [await sender(this.context, 'trainer'), await sender(this.context, 'viewer')];
    const url = `${this.training}/attendance/sync`;
    const [first, again, floor]: [number[], number[], number[]] = [[], [], []];
    const costs = new Costs(this.pids());
    for (let run = -2; run < runs; run += 1) {
      const body = marksOf(await this.school.begin(count));
      const sync = async (status: 'accepted' | 'duplicate'): Promise<number> => {
        const answer = await timed<Synced>(url, { headers: trainer, body });
        if (answer.body[status] === count) return answer.milliseconds;
        throw new Error(`of ${count} marks ${answer.body[status]} were ${status}`);
      };
      const refused = await timed(url, { headers: viewer, body, expected: 403 });
      const taken = run < 0 ? await sync('accepted') : await costs.of(() => sync('accepted'));
      const repeated = await sync('duplicate');
      if (run < 0) continue;
      floor.push(refused.milliseconds);
      first.push(taken);
      again.push(repeated);
    }
    const what = `${number(count)} attendances from a phone, one request`;
    const ceiling = { of: FLOOR, values: floor };
    return [
      ...told([
        { name: what, unit: 'ms', target: '≤ 1 s', values: first, ceiling },
        { name: `${what}, sent again`, unit: 'ms', target: '', values: again, ceiling },
        { name: 'floor: the same request, refused', unit: 'ms', target: '', values: floor },
      ]),
      ...costs.figures('request', 1),
    ];
  }

  /** The certificates of a class, and then what their QR codes lead to. */
  async certificates(count: number, runs: number): Promise<BenchFigure[]> {
    const officer = await sender(this.context, 'commune-officer');
    const seconds: number[] = [];
    const costs = new Costs(this.pids());
    let last: ClassOf | undefined;
    for (let run = -1; run < runs; run += 1) {
      const many = run < 0 ? FEW : count;
      last = await this.school.finish(many);
      const url = `${this.training}/classes/${last.id}/certificates`;
      const issue = async (): Promise<number> => {
        const { body, milliseconds } = await timed<{ issued: number }>(url, { headers: officer, body: '{}' });
        if (body.issued !== many) throw new Error(`of ${many} certificates ${body.issued} were issued`);
        return milliseconds;
      };
      if (run < 0) await issue();
      else seconds.push((await costs.of(issue)) / 1_000);
    }
    const name = `${number(count)} certificates signed and entered`;
    return [
      ...told([{ name, unit: 's', target: '≤ 10 s', values: seconds }]),
      ...costs.figures('certificate', count),
      ...(await this.scans(last?.id ?? '')),
    ];
  }

  /** Somebody scans the code on a certificate; each time another one. */
  private async scans(classId: string): Promise<BenchFigure[]> {
    const addresses = await this.codesOf(classId);
    const browser = { headers: { accept: 'text/html' } };
    const [pages, floor]: [number[], number[]] = [[], []];
    const costs = new Costs(this.pids());
    for (let index = -WARM_UP; index < SCANNED; index += 1) {
      const bare = await timed(`${this.training}/issuer`, browser);
      const address = addresses[(index + WARM_UP) % addresses.length] ?? '';
      const page = await costs.of(() => timed<string>(address, browser));
      if (!page.body.includes('class="v good"')) throw new Error(`not said to be genuine: ${page.body}`);
      if (index < 0) continue;
      floor.push(bare.milliseconds);
      pages.push(page.milliseconds);
    }
    const [p95, bare] = [quantile(pages, 0.95), quantile(floor, 0.95)];
    const name = 'page behind a QR code';
    return [
      { name: `${name}, p50`, value: quantile(pages, 0.5), unit: 'ms', target: '' },
      {
        name: `${name}, p95`,
        value: p95,
        unit: 'ms',
        target: '≤ 20 ms',
        share: { of: FLOOR, value: p95 / bare },
      },
      { name: 'floor: a page without database or signature, p95', value: bare, unit: 'ms', target: '' },
      ...costs.figures('page', 1),
    ];
  }

  /** What the codes say is nowhere but in the pictures of the certificates, so it is read where they are drawn from. */
  private async codesOf(classId: string): Promise<readonly string[]> {
    const address = new URL(this.installation.postgres?.adminUrl ?? '');
    address.pathname = `/${databaseName(this.installation.plan, serviceNamed('training'))}`;
    const sql = 'select payload from certificate where class_id = $1 order by id limit $2';
    return asAdmin(address.href, async (client) => {
      const { rows } = await client.query<{ payload: string }>(sql, [classId, WARM_UP + SCANNED]);
      return rows.map(({ payload }) => `${this.training}/verify/${payload}`);
    });
  }

  /** What certificates and attendances are made by. */
  private pids(): { readonly training: number; readonly PostgreSQL: number } {
    const { children, postgres } = this.installation;
    const [training, PostgreSQL] = [children.get('training')?.pid, postgres?.pid];
    if (training === undefined || PostgreSQL === undefined) throw new Error('training or PostgreSQL is away');
    return { training, PostgreSQL };
  }
}

/** What a phone kept, as the body of a request. */
const marksOf = ({ id: classId, enrolments }: ClassOf): string =>
  JSON.stringify({
    marks: enrolments.map((enrolmentId) => ({
      ...{ id: crypto.randomUUID(), classId, session: 1, enrolmentId, present: true, markedAt: DURING },
    })),
  });

const told = (series: readonly Series[]): BenchFigure[] => series.flatMap((one) => figureOf(one) ?? []);
const number = (value: number): string => value.toLocaleString('en');
