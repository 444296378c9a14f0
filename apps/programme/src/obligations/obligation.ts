import {
  assertSomething,
  changed,
  type Changes,
  created,
  type Decided,
  fact,
  given,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import { ObligationProgressed, ObligationSet } from '@xaso/contracts-programme';
import { assertNotBefore, type Day, DomainError, type FieldFault, refuse, startOf } from '@xaso/kernel';

/** Who collects, creates, standardises, verifies and approves: "rõ người, rõ việc, rõ cách làm, rõ thời hạn". */
export const DUTIES = ['collector', 'creator', 'standardiser', 'verifier', 'approver'] as const;
export type Duty = (typeof DUTIES)[number];
/** An office for each duty; not a person. */
export type Duties = Readonly<Record<Duty, string>>;

/** A data set that a commune must have: so many records, approved, until a day. */
export interface Obligation extends PilotThing {
  readonly dataset: string;
  readonly duties: Duties;
  /** How it is collected. */
  readonly method: string;
  readonly setOn: Day;
  readonly dueOn: Day;
  readonly requiredUnits: number;
  readonly approvedUnits: number;
  /** The day of the last progress, or of the last change of what is required; at first that of the setting. */
  readonly progressedOn: Day;
}

export type ObligationInput = Pick<
  Obligation,
  'dataset' | 'duties' | 'method' | 'setOn' | 'dueOn' | 'requiredUnits'
>;

/** @throws DomainError invalid, listing every duty that nobody has */
export function set(part: PilotPart, input: ObligationInput): Decided<Obligation> {
  refuse(faultsOf(input), 'obligation-invalid', 'Nghĩa vụ dữ liệu chưa hợp lệ; chưa lưu gì.');
  const event = told({ ...input, id: part.id, approvedUnits: 0 }, input.setOn);
  return created<Obligation>({ ...part, ...input, approvedUnits: 0, progressedOn: input.setOn }, [event]);
}

/**
 * How many records are approved by now. A coverage is not capped, but more than required, or fewer than before, is
 * explained. @throws DomainError invalid `reason-missing`, conflict when nothing changes
 */
export function progress(
  obligation: Obligation,
  approvedUnits: number,
  on: Day,
  reason: string | undefined,
): Decided<Obligation> {
  const { id: obligationId, requiredUnits, approvedUnits: before, progressedOn } = obligation;
  assertNotBefore(on, progressedOn);
  if (approvedUnits === before)
    throw new DomainError(
      'conflict',
      'units-unchanged',
      `Số bản ghi đã duyệt vẫn là ${before}; chưa thay đổi gì.`,
    );
  const why =
    approvedUnits > requiredUnits ? `nhiều hơn yêu cầu (${requiredUnits})` : `ít hơn trước (${before})`;
  if (reason === undefined && (approvedUnits > requiredUnits || approvedUnits < before))
    refuse(
      [{ field: 'reason', code: 'reason-missing', detail: `Hãy ghi lý do: ${approvedUnits} ${why}.` }],
      'reason-missing',
      `Số bản ghi đã duyệt ${why}: cần lý do. Chưa thay đổi gì.`,
    );
  const event = fact(ObligationProgressed, startOf(on), { obligationId, requiredUnits, approvedUnits });
  return changed(obligation, { approvedUnits, progressedOn: on }, [event]);
}

/**
 * Other words, another deadline or number of records. What is required, and until when, is told to others anew, of the day
 * it changed. @throws DomainError invalid
 */
export function correct(
  obligation: Obligation,
  changes: Changes<Omit<ObligationInput, 'setOn'>>,
  on: Day,
): Decided<Obligation> {
  assertSomething(changes);
  const wanted = given(changes);
  const next = { ...obligation, ...wanted };
  refuse(faultsOf(next), 'obligation-invalid', 'Nghĩa vụ dữ liệu chưa hợp lệ; chưa thay đổi gì.');
  if (next.dueOn === obligation.dueOn && next.requiredUnits === obligation.requiredUnits)
    return changed<Obligation>(obligation, wanted);
  assertNotBefore(on, obligation.progressedOn);
  return changed<Obligation>(obligation, { ...wanted, progressedOn: on }, [told(next, on)]);
}

/** Approved of required, percent with two decimals; null when nothing is required. Not capped. */
export const coverage = (approved: number, required: number): number | null =>
  required === 0 ? null : Math.round((approved / required) * 10_000) / 100;

/** The deadline is over (its own day is not) and records are missing. */
export const isOverdue = (
  { dueOn, requiredUnits, approvedUnits }: Pick<Obligation, 'dueOn' | 'requiredUnits' | 'approvedUnits'>,
  today: Day,
): boolean => dueOn < today && approvedUnits < requiredUnits;

const told = (
  {
    id: obligationId,
    requiredUnits,
    approvedUnits,
    dueOn,
  }: Pick<Obligation, 'id' | 'requiredUnits' | 'approvedUnits' | 'dueOn'>,
  on: Day,
) => fact(ObligationSet, startOf(on), { obligationId, requiredUnits, approvedUnits, dueOn });

function faultsOf({ duties, setOn, dueOn, requiredUnits }: ObligationInput): FieldFault[] {
  const faults: FieldFault[] = DUTIES.filter((duty) => (duties[duty] ?? '').trim() === '').map((duty) => ({
    field: `duties.${duty}`,
    code: 'duty-missing',
    detail: 'Phải ghi rõ ai thu thập, tạo lập, chuẩn hoá, kiểm tra và duyệt.',
  }));
  if (dueOn < setOn)
    faults.push({
      field: 'dueOn',
      code: 'due-before-set',
      detail: `Thời hạn không thể trước ngày ${setOn}.`,
    });
  if (!Number.isInteger(requiredUnits) || requiredUnits < 1)
    faults.push({ field: 'requiredUnits', code: 'units-not-positive', detail: 'Số bản ghi yêu cầu từ 1.' });
  return faults;
}
