import { Api, type PilotContext, signToken } from '@xaso/operations';
import { urlOf, type Installation } from '../../installation.js';
import { questionnaire } from './questionnaire.js';

const PROGRAMME = 'bench';
const COMMUNE = '17335@from-2025-07-01';
const DEVICES = 8;
const DAY_MS = 86_400_000;

/** Publishes the questionnaire, opens a round for it and hands out device keys. @returns the paths that phones send to. */
export async function openRound(installation: Installation): Promise<string[]> {
  const context: PilotContext = {
    url: (service) => urlOf(installation.plan, service),
    token: (claims) => signToken(installation.plan.state.keys, claims),
    progress: () => undefined,
    signal: new AbortController().signal,
  };
  const lead = new Api(context, 'surveys', { role: 'programme-lead', communes: '*' });
  await lead.post('/forms', { pillar: 'society', xml: questionnaire() });
  const [opensAt, closesAt] = [-DAY_MS, DAY_MS].map((shift) => new Date(Date.now() + shift).toISOString());
  const plan = {
    programme: PROGRAMME,
    formCode: 'BENCH250',
    formVersion: '1',
    purpose: 'baseline',
    quotas: [{ communeUnitId: COMMUNE, target: 1_000 }],
    opensAt,
    closesAt,
    synthetic: true,
  };
  const { id } = await lead.post<{ id: string }>('/campaigns', plan, crypto.randomUUID());
  await lead.post(`/campaigns/${id}/open`, {});
  const paths: string[] = [];
  for (let device = 1; device <= DEVICES; device += 1) {
    const key = await lead.post<{ serverPath: string }>('/device-keys', {
      label: `Bench ${device}`,
      programme: PROGRAMME,
      communeUnitId: COMMUNE,
      expiresAt: closesAt,
    });
    paths.push(`${key.serverPath}/submission`);
  }
  return paths;
}
