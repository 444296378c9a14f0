import type { Api } from '@xaso/operations';

/** A commune for rounds that only measure or try something. */
const COMMUNE = '17335@from-2025-07-01';
const DAY_MS = 86_400_000;

export interface PracticeRound {
  readonly id: string;
  /** Where each device sends its forms, below the address of surveys. */
  readonly paths: readonly string[];
}

/** Publishes a form of version 1, opens a round for it in a programme of its own, and hands out device keys. */
export async function openPracticeRound(
  lead: Api,
  wanted: {
    readonly programme: string;
    readonly formCode: string;
    readonly xml: string;
    readonly devices: number;
  },
): Promise<PracticeRound> {
  const { programme, formCode, xml, devices } = wanted;
  await lead.post('/forms', { pillar: 'society', xml });
  const [opensAt, closesAt] = [-DAY_MS, DAY_MS].map((shift) => new Date(Date.now() + shift).toISOString());
  const plan = {
    programme,
    formCode,
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
  for (let device = 1; device <= devices; device += 1) {
    const label = `${formCode} ${device}`;
    const asked = { label, programme, communeUnitId: COMMUNE, expiresAt: closesAt };
    const { serverPath } = await lead.post<{ serverPath: string }>('/device-keys', asked);
    paths.push(`${serverPath}/submission`);
  }
  return { id, paths };
}
