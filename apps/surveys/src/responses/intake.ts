import { isValidOn } from '@xaso/admin-units';
import { DomainError, type FieldFault } from '@xaso/kernel';
import { asksIn, type Campaign, isCapturedInWindow } from '../campaigns/campaign.js';

/** A device's clock may run ahead this much before the capture time is doubted. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** What about time and place keeps a form from counting: reasons to refuse (JSON), or to show the reviewer (OpenRosa). */
export function intakeFaults(
  campaign: Campaign,
  communeUnitId: string,
  capturedAt: Date,
  receivedAt: Date,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!asksIn(campaign, communeUnitId))
    faults.push({
      field: 'communeUnitId',
      code: 'commune-not-in-campaign',
      detail: `Đợt khảo sát không có chỉ tiêu cho xã ${communeUnitId}.`,
    });
  else if (!isValidOn(communeUnitId, capturedAt))
    faults.push({
      field: 'communeUnitId',
      code: 'commune-not-valid-then',
      detail: `${communeUnitId} không phải là đơn vị hành chính vào ngày thu phiếu.`,
    });
  if (capturedAt.getTime() > receivedAt.getTime() + CLOCK_SKEW_MS)
    faults.push({
      field: 'capturedAt',
      code: 'captured-in-future',
      detail: 'Thời điểm thu phiếu ở tương lai; hãy xem lại đồng hồ của máy.',
    });
  else if (!isCapturedInWindow(campaign, capturedAt))
    faults.push({
      field: 'capturedAt',
      code: 'captured-outside-window',
      detail: `Đợt khảo sát thu phiếu từ ${campaign.opensAt.toISOString()} đến trước ${campaign.closesAt.toISOString()}.`,
    });
  return faults;
}

/** @throws DomainError conflict while the round is a draft: nobody was asked yet. */
export function assertStarted(campaign: Campaign): void {
  if (campaign.state === 'draft')
    throw new DomainError(
      'conflict',
      'campaign-draft',
      'Đợt khảo sát chưa mở. Phiếu chưa được lưu; hãy mở đợt rồi gửi lại.',
    );
}

/** Of the rounds that use a form in a commune, the one that a filled form belongs to: in whose window it was captured, else the latest. */
export function campaignFor(candidates: readonly Campaign[], capturedAt: Date): Campaign | undefined {
  const started = candidates.filter((campaign) => campaign.state !== 'draft');
  const newest = [...started].sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
  return newest.find((campaign) => isCapturedInWindow(campaign, capturedAt)) ?? newest[0];
}
