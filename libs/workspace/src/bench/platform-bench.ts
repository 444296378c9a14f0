import { setTimeout as delay } from 'node:timers/promises';
import { Api, type PilotContext, signToken } from '@xaso/operations';
import { urlOf, type Installation } from '../installation.js';
import { Resources } from '../resources.js';
import { bringUp } from '../stack.js';
import { type BenchFigure, quantile } from '@xaso/bench/figures';
import { memoryOf } from './memory.js';
import { privateInstallation } from '../private-installation.js';

const ROUNDS = 50;
const FORM = `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Bench</h:title><model>
<instance><data id="BENCH" version="1"><count/><meta><instanceID/></meta></data></instance><bind nodeset="/data/count" type="int" required="true()"/>
</model></h:head><h:body><input ref="/data/count"><label>Count</label></input></h:body></h:html>`;

/** Brings the platform up twice (once empty, once with the pilots), and measures time, memory and the way of one fact. */
export async function platformBench(): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const load of [false, true]) {
    const resources = new Resources();
    try {
      const installation = await privateInstallation(resources);
      const began = performance.now();
      await bringUp(installation, resources, { load, signal: new AbortController().signal });
      const seconds = (performance.now() - began) / 1000;
      const what = load
        ? 'first start, the pilot loaded and its figures settled'
        : 'start to the addresses, without loading the pilot';
      figures.push({
        name: `npm start: ${what}`,
        value: seconds,
        unit: 's',
        target: load ? '(no target)' : '≤ 30 s',
      });
      if (load) figures.push(...(await visibility(installation)), ...(await memory(installation)));
    } finally {
      await resources.closeAll(() => undefined);
    }
  }
  return figures;
}

async function memory({ children, kafka, postgres }: Installation): Promise<BenchFigure[]> {
  const pids = [...children.values()].map((child) => child.pid);
  const all = [...pids, kafka?.pid, postgres?.pid, process.pid].filter(
    (pid): pid is number => pid !== undefined,
  );
  const bytes = await memoryOf(all);
  if (bytes === undefined) return [];
  return [
    {
      name: 'memory of launcher, services, PostgreSQL and Kafka',
      value: bytes / 2 ** 30,
      unit: 'GiB',
      target: '≤ 1.5 GB',
    },
  ];
}

/** From sending "accept" to the figure that shows it, over HTTP at both ends. */
async function visibility(installation: Installation): Promise<BenchFigure[]> {
  const context: PilotContext = {
    url: (service) => urlOf(installation.plan, service),
    token: (claims) => signToken(installation.plan.state.keys, claims),
    progress: () => undefined,
    signal: new AbortController().signal,
  };
  const claims = { role: 'programme-lead', communes: '*' } as const;
  const surveys = new Api(context, 'surveys', claims);
  const indicators = new Api(context, 'indicators', claims);
  await surveys.post('/forms', { pillar: 'society', xml: FORM });
  const [opensAt, closesAt] = [-86_400_000, 86_400_000].map((shift) =>
    new Date(Date.now() + shift).toISOString(),
  );
  const plan = {
    programme: 'bench',
    formCode: 'BENCH',
    formVersion: '1',
    purpose: 'baseline',
    quotas: [{ communeUnitId: '17335@from-2025-07-01', target: ROUNDS }],
    opensAt,
    closesAt,
  };
  const { id: campaignId } = await surveys.post<{ id: string }>('/campaigns', plan, crypto.randomUUID());
  await surveys.post(`/campaigns/${campaignId}/open`, {});
  const samples: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const form = {
      campaignId,
      clientId: crypto.randomUUID(),
      communeUnitId: '17335@from-2025-07-01',
      mode: 'self',
      capturedAt: new Date().toISOString(),
      answers: { count: round },
    };
    const { id } = await surveys.post<{ id: string }>('/responses', form, crypto.randomUUID());
    const began = performance.now();
    await surveys.post(`/responses/${id}/accept`, {});
    await shown(indicators, round);
    samples.push(performance.now() - began);
  }
  return [
    {
      name: 'accepted form visible in its figure, p50',
      value: quantile(samples, 0.5),
      unit: 'ms',
      target: '≤ 1 s',
    },
    {
      name: 'accepted form visible in its figure, slowest of 50',
      value: quantile(samples, 1),
      unit: 'ms',
      target: '≤ 1 s',
    },
  ];
}

async function shown(indicators: Api, count: number): Promise<void> {
  for (;;) {
    const figures =
      await indicators.get<{ indicator: string; numerator: number | null }[]>('/figures?programme=bench');
    if (figures.find((figure) => figure.indicator === 'survey.society')?.numerator === count) return;
    await delay(2);
  }
}
