import {
  changed,
  type Changes,
  correctWords,
  created,
  type Decided,
  fact,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import {
  DeliverableAccepted,
  DeliverableDelivered,
  DeliverablePlanned,
  DeliverableRetired,
  type DeliverableType,
  DeliverableWentLive,
  type WorkKind,
} from '@xaso/contracts-programme';
import { assertNotBefore, type Day, DomainError, startOf } from '@xaso/kernel';
import { isSameOrganisation, type Partner } from '../partners/partner.js';

/** The way of a deliverable; it may be retired (given up) at any point of it. */
export const DELIVERABLE_STATES = ['planned', 'delivered', 'accepted', 'live', 'retired'] as const;
export type DeliverableState = (typeof DELIVERABLE_STATES)[number];

export interface DeliverableStep {
  readonly to: DeliverableState;
  readonly on: Day;
}

/** What is built or rented in a pilot. */
export interface Deliverable extends PilotThing {
  readonly type: DeliverableType;
  readonly workKind: WorkKind;
  readonly title: string;
  /** Who builds or runs it. */
  readonly partnerId: string | null;
  readonly state: DeliverableState;
  /** The day of each step, the first is its planning. */
  readonly steps: readonly DeliverableStep[];
  /** Why it was retired. */
  readonly reason: string | null;
}

export type DeliverableInput = Pick<Deliverable, 'type' | 'workKind' | 'title' | 'partnerId'> & {
  readonly plannedOn: Day;
};

/**
 * @param partners all partners of the pilot
 * @throws DomainError invalid when the partner is none of this pilot; conflict `partner-conflict` when the organisation
 * advises or supervises there, in whichever role it is named
 */
export function plan(
  part: PilotPart,
  { plannedOn, ...input }: DeliverableInput,
  partners: readonly Partner[],
): Decided<Deliverable> {
  assertMayBuild(part.pilotId, input.partnerId, partners);
  const deliverable = { ...part, ...input };
  return created<Deliverable>(
    { ...deliverable, state: 'planned', steps: [{ to: 'planned', on: plannedOn }], reason: null },
    [fact(DeliverablePlanned, startOf(plannedOn), factOf(deliverable))],
  );
}

/** Other words, or whoever builds it in truth. @throws DomainError conflict for what others were told; as `plan` */
export function correct(
  deliverable: Deliverable,
  changes: Changes<Pick<Deliverable, 'type' | 'workKind' | 'title' | 'partnerId'>>,
  partners: readonly Partner[],
): Decided<Deliverable> {
  if (changes.partnerId !== undefined) assertMayBuild(deliverable.pilotId, changes.partnerId, partners);
  return correctWords(deliverable, changes, {
    fields: ['type', 'workKind'],
    instead: 'Hãy ghi ngừng sản phẩm này rồi ghi lại sản phẩm cho đúng.',
  });
}

/** @throws DomainError conflict when it is not the next step, invalid when dated before the last one */
export function deliver(deliverable: Deliverable, on: Day): Decided<Deliverable> {
  return step(deliverable, 'delivered', on, [fact(DeliverableDelivered, startOf(on), factOf(deliverable))]);
}

/** @throws DomainError as `deliver` */
export function accept(deliverable: Deliverable, on: Day): Decided<Deliverable> {
  return step(deliverable, 'accepted', on, [fact(DeliverableAccepted, startOf(on), factOf(deliverable))]);
}

/** It is in use and counts from this day on. @throws DomainError as `deliver` */
export function goLive(deliverable: Deliverable, on: Day): Decided<Deliverable> {
  return step(deliverable, 'live', on, [
    fact(DeliverableWentLive, startOf(on), { ...factOf(deliverable), liveOn: on }),
  ]);
}

/** It counts no longer. @throws DomainError as `deliver` */
export function retire(deliverable: Deliverable, on: Day, reason: string): Decided<Deliverable> {
  const wasLive = deliverable.state === 'live';
  const event = fact(DeliverableRetired, startOf(on), { ...factOf(deliverable), wasLive });
  return step(deliverable, 'retired', on, [event], reason);
}

/** How much of a pilot changes how work is done, and how much is technology. */
export interface WorkShare {
  readonly change: number;
  readonly technology: number;
  /** Percent of all; null while there is nothing. */
  readonly changePercent: number | null;
  readonly technologyPercent: number | null;
  /** What is advised (70–30); not a target. */
  readonly guidance: { readonly changePercent: 70; readonly technologyPercent: 30 };
}

/** @param counts deliverables by work kind, those retired left out */
export function workShare(counts: Readonly<Partial<Record<WorkKind, number>>>): WorkShare {
  const { change = 0, technology = 0 } = counts;
  const percent = (part: number) =>
    change + technology === 0 ? null : Math.round((part / (change + technology)) * 10_000) / 100;
  return {
    change,
    technology,
    changePercent: percent(change),
    technologyPercent: percent(technology),
    guidance: { changePercent: 70, technologyPercent: 30 },
  };
}

const STATE_NAMES: Readonly<Record<DeliverableState, string>> = {
  planned: 'đã lên kế hoạch',
  delivered: 'đã bàn giao',
  accepted: 'đã nghiệm thu',
  live: 'đang sử dụng',
  retired: 'đã ngừng',
};

function step(
  deliverable: Deliverable,
  to: DeliverableState,
  on: Day,
  events: Decided<Deliverable>['events'],
  reason: string | null = null,
): Decided<Deliverable> {
  const { state, steps } = deliverable;
  const isNext = DELIVERABLE_STATES.indexOf(to) === DELIVERABLE_STATES.indexOf(state) + 1;
  if (state === 'retired' || (to !== 'retired' && !isNext))
    throw new DomainError(
      'conflict',
      `deliverable-${state}`,
      `Sản phẩm ${STATE_NAMES[state]} nên chưa thể ghi "${STATE_NAMES[to]}". Thứ tự: kế hoạch, bàn giao, nghiệm thu, sử dụng, ngừng. Chưa thay đổi gì.`,
    );
  const since = steps.at(-1)?.on;
  if (since !== undefined) assertNotBefore(on, since);
  return changed(deliverable, { state: to, steps: [...steps, { to, on }], reason }, events);
}

function assertMayBuild(pilotId: string, partnerId: string | null, partners: readonly Partner[]): void {
  if (partnerId === null) return;
  const active = partners.filter((one) => one.pilotId === pilotId && one.endedOn === null);
  const partner = active.find(({ id }) => id === partnerId);
  if (!partner) {
    const detail = 'Không có đối tác này (đang tham gia) trong thí điểm.';
    throw new DomainError('invalid', 'deliverable-invalid', 'Sản phẩm chưa hợp lệ; chưa lưu gì.', [
      { field: 'partnerId', code: 'partner-unknown', detail },
    ]);
  }
  const adviser = active.find((one) => one.role === 'advice-supervision' && isSameOrganisation(one, partner));
  if (adviser)
    throw new DomainError(
      'conflict',
      'partner-conflict',
      `${adviser.organisation} tư vấn, giám sát thí điểm này nên không xây dựng sản phẩm ở đây. Chưa lưu gì.`,
    );
}

const factOf = ({ id, type, workKind }: Pick<Deliverable, 'id' | 'type' | 'workKind'>) => ({
  deliverableId: id,
  deliverableType: type,
  workKind,
});
