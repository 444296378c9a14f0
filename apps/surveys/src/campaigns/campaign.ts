import { type Decided, fact, type FactContext } from '@xaso/contracts-common';
import { CampaignClosed, CampaignOpened, type Purpose } from '@xaso/contracts-surveys';
import {
  DomainError,
  type FieldFault,
  type Period,
  periodContains,
  type Pillar,
  type UnitId,
} from '@xaso/kernel';

/** How many forms are planned in one commune. More may be accepted; a quota is never a cap. */
export interface Quota {
  readonly communeUnitId: UnitId;
  readonly target: number;
}

/** A survey round: one questionnaire, one purpose, a window, a quota for each commune. */
export interface Campaign {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly pillar: Pillar;
  readonly purpose: Purpose;
  readonly quotas: readonly Quota[];
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: 'draft' | 'open' | 'closed';
  /** Demonstration data: carried by every fact of the round. */
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

export type CampaignPlan = Omit<Campaign, 'version' | 'state'>;

/** @throws DomainError invalid, listing every fault of the plan. */
export function plan(input: CampaignPlan): Campaign {
  const faults: FieldFault[] = [];
  if (!(input.opensAt < input.closesAt))
    faults.push({
      field: 'closesAt',
      code: 'window-empty',
      detail: 'Đợt khảo sát phải kết thúc sau khi bắt đầu.',
    });
  if (input.quotas.length === 0)
    faults.push({ field: 'quotas', code: 'quota-missing', detail: 'Cần chỉ tiêu phiếu cho ít nhất một xã.' });
  const seen = new Set<string>();
  input.quotas.forEach((quota, index) => {
    if (!Number.isSafeInteger(quota.target) || quota.target < 1)
      faults.push({
        field: `quotas.${index}.target`,
        code: 'quota-not-positive',
        detail: 'Chỉ tiêu phiếu là số nguyên từ 1.',
      });
    if (seen.has(quota.communeUnitId))
      faults.push({
        field: `quotas.${index}.communeUnitId`,
        code: 'quota-twice',
        detail: `Xã ${quota.communeUnitId} đã có chỉ tiêu ở dòng khác.`,
      });
    seen.add(quota.communeUnitId);
  });
  if (faults.length > 0)
    throw new DomainError('invalid', 'campaign-invalid', 'Đợt khảo sát chưa hợp lệ; chưa lưu gì.', faults);
  return { ...input, version: 1, state: 'draft' };
}

/** One fact carries the whole summary of a round, and a fact has a largest size. */
const MOST_METRICS = 4_000;

/** @throws DomainError invalid `campaign-too-wide` for a round whose summary one fact could not carry. */
export function assertSummaryFits(communes: number, indicators: number): void {
  if (communes * indicators <= MOST_METRICS) return;
  const most = Math.floor(MOST_METRICS / indicators);
  throw new DomainError(
    'invalid',
    'campaign-invalid',
    'Đợt khảo sát có quá nhiều xã; chưa lưu gì. Hãy chia thành nhiều đợt.',
    [
      {
        field: 'quotas',
        code: 'campaign-too-wide',
        detail: `Mẫu phiếu này có ${indicators} chỉ số nên một đợt có nhiều nhất ${most} xã.`,
      },
    ],
  );
}

/** From now on forms are handed out. Its facts count from the start of the window, or from now if that is earlier. */
export function open(campaign: Campaign, now: Date): Decided<Campaign> {
  if (campaign.state !== 'draft') throw wrongState(campaign, 'mở');
  const event = fact(CampaignOpened, earlier(campaign.opensAt, now), {
    ...identity(campaign),
    opensAt: campaign.opensAt.toISOString(),
    closesAt: campaign.closesAt.toISOString(),
    quotas: campaign.quotas.map((quota) => ({ ...quota })),
  });
  return { next: { ...campaign, state: 'open', version: campaign.version + 1 }, events: [event] };
}

/**
 * No more answers are captured; those captured before may still arrive. `accepted` is what counts so far. What
 * they come to is told with it, see `closeAndSummarise`.
 */
export function close(campaign: Campaign, accepted: number, now: Date): Decided<Campaign> {
  if (campaign.state !== 'open') throw wrongState(campaign, 'kết thúc');
  const target = campaign.quotas.reduce((sum, quota) => sum + quota.target, 0);
  const event = fact(CampaignClosed, earlier(campaign.closesAt, now), {
    ...identity(campaign),
    accepted,
    target,
  });
  return { next: { ...campaign, state: 'closed', version: campaign.version + 1 }, events: [event] };
}

/** The part of a campaign that each of its facts repeats. */
export function identity(campaign: Campaign) {
  const { id: campaignId, formCode, formVersion, purpose } = campaign;
  return { campaignId, formCode, formVersion, purpose };
}

/** What all facts of the round share. */
export function factContext(campaign: Campaign, actorRole: string): FactContext {
  const { programme, pillar, synthetic } = campaign;
  return { programme, pillar, synthetic, actorRole, source: 'online' };
}

export const windowOf = (campaign: Campaign): Period => ({ from: campaign.opensAt, to: campaign.closesAt });

/** Whether the round asks in this commune, and the instant lies in its window. */
export const asksIn = (campaign: Campaign, communeUnitId: string): boolean =>
  campaign.quotas.some((quota) => quota.communeUnitId === communeUnitId);
export const isCapturedInWindow = (campaign: Campaign, capturedAt: Date): boolean =>
  periodContains(windowOf(campaign), capturedAt);

const earlier = (a: Date, b: Date) => (a < b ? a : b);

const STATE_NAMES = { draft: 'bản nháp', open: 'đang mở', closed: 'đã kết thúc' } as const;
const wrongState = (campaign: Campaign, verb: string) =>
  new DomainError(
    'conflict',
    `campaign-${campaign.state}`,
    `Không thể ${verb}: đợt khảo sát ${STATE_NAMES[campaign.state]}. Chưa thay đổi gì.`,
  );
