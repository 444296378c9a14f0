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
import {
  type EquipmentKind,
  HandoverInspected,
  HandoverSigned,
  HandoverVoided,
} from '@xaso/contracts-programme';
import { assertNotBefore, type Day, DomainError, type FieldFault, refuse, startOf } from '@xaso/kernel';

/** So many of one kind; the serials of all of them, or none. */
export interface HandoverItem {
  readonly kind: EquipmentKind;
  readonly quantity: number;
  /** Trimmed, in capitals. */
  readonly serials: readonly string[];
}

export const HANDOVER_STATES = ['draft', 'signed', 'inspected', 'voided'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/** Equipment handed over to an office of the commune. It counts from the day its receipt was signed, until it is voided. */
export interface Handover extends PilotThing {
  readonly items: readonly HandoverItem[];
  /** The office that receives it; not a person. */
  readonly receiver: string;
  readonly state: HandoverState;
  readonly receiptNo: string | null;
  /** The scanned receipt. */
  readonly evidenceId: string | null;
  readonly signedOn: Day | null;
  readonly inspectedOn: Day | null;
  /** What was found at the inspection; stays in the service. */
  readonly found: string | null;
  readonly voidedOn: Day | null;
  /** Why it was voided. */
  readonly reason: string | null;
}

export type HandoverInput = Pick<Handover, 'items' | 'receiver'>;

const UNDONE = {
  receiptNo: null,
  evidenceId: null,
  signedOn: null,
  inspectedOn: null,
  found: null,
  voidedOn: null,
  reason: null,
} as const;

/** @throws DomainError invalid, listing every fault of the items */
export function draft(part: PilotPart, input: HandoverInput): Decided<Handover> {
  const items = checkedItems(input.items);
  return created<Handover>({ ...part, ...UNDONE, receiver: input.receiver, items, state: 'draft' });
}

/** Other items or another receiver of a draft. @throws DomainError conflict once it is signed, invalid */
export function correct(handover: Handover, { items, receiver }: Changes<HandoverInput>): Decided<Handover> {
  assertState(handover, ['draft'], 'sửa');
  assertSomething({ items, receiver });
  return changed(handover, given({ receiver, items: items && checkedItems(items) }));
}

/** The receipt that both sides signed. */
export interface Receipt {
  readonly on: Day;
  readonly receiptNo: string;
  readonly evidenceId: string | null;
}

/**
 * @param signed the handovers of the pilot; those that count may not have one of the serials
 * @throws DomainError conflict when it is no draft, or a serial was handed over already
 */
export function sign(handover: Handover, receipt: Receipt, signed: readonly Handover[]): Decided<Handover> {
  assertState(handover, ['draft'], 'ký');
  const { on, receiptNo, evidenceId } = receipt;
  const taken = new Map(
    signed.filter(counts).flatMap((other) => serialsOf(other).map((serial) => [serial, other.receiptNo])),
  );
  const faults = handover.items.flatMap(({ serials }, item) =>
    serials.flatMap((serial, index): FieldFault[] =>
      taken.has(serial)
        ? [
            {
              field: `items.${item}.serials.${index}`,
              code: 'serial-handed-over',
              detail: `Số máy ${serial} đã có trong biên bản ${taken.get(serial)}.`,
            },
          ]
        : [],
    ),
  );
  if (faults.length > 0)
    throw new DomainError(
      'conflict',
      'serial-handed-over',
      `${faults.length} số máy đã được bàn giao trong thí điểm này; phiếu vẫn là bản nháp. Hãy kiểm tra lại số máy.`,
      faults,
    );
  const event = fact(HandoverSigned, startOf(on), factOf(handover));
  return changed(handover, { state: 'signed', signedOn: on, receiptNo, evidenceId }, [event]);
}

/** It was looked at later and is there. @throws DomainError conflict, invalid */
export function inspect(handover: Handover, on: Day, found: string): Decided<Handover> {
  assertState(handover, ['signed'], 'kiểm tra');
  if (handover.signedOn !== null) assertNotBefore(on, handover.signedOn);
  const event = fact(HandoverInspected, startOf(on), { handoverId: handover.id });
  return changed(handover, { state: 'inspected', inspectedOn: on, found }, [event]);
}

/** Taken back: from this day on it counts no longer, before it did. @throws DomainError conflict, invalid */
export function voidSigned(handover: Handover, on: Day, reason: string): Decided<Handover> {
  assertState(handover, ['signed', 'inspected'], 'huỷ');
  const since = handover.inspectedOn ?? handover.signedOn;
  if (since !== null) assertNotBefore(on, since);
  const event = fact(HandoverVoided, startOf(on), factOf(handover));
  return changed(handover, { state: 'voided', voidedOn: on, reason }, [event]);
}

const counts = ({ state }: Handover) => state === 'signed' || state === 'inspected';
const serialsOf = ({ items }: Handover) => items.flatMap(({ serials }) => serials);
const normalised = (serial: string) => serial.trim().toUpperCase();

function checkedItems(given: readonly HandoverItem[]): HandoverItem[] {
  const items = given.map((item) => ({ ...item, serials: item.serials.map(normalised) }));
  refuse(itemFaults(items), 'handover-invalid', 'Phiếu bàn giao chưa hợp lệ; chưa lưu gì.');
  return items;
}

function itemFaults(items: readonly HandoverItem[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const add = (field: string, code: string, detail: string) => faults.push({ field, code, detail });
  if (items.length === 0) add('items', 'items-missing', 'Cần ít nhất một loại thiết bị.');
  const kinds = new Set<EquipmentKind>();
  const known = new Set<string>();
  items.forEach(({ kind, quantity, serials }, index) => {
    const at = `items.${index}`;
    if (kinds.has(kind)) add(`${at}.kind`, 'kind-twice', 'Mỗi loại thiết bị chỉ ghi một dòng.');
    kinds.add(kind);
    if (!Number.isInteger(quantity) || quantity < 1)
      add(`${at}.quantity`, 'quantity-not-positive', 'Số lượng là số nguyên từ 1.');
    if (serials.length > 0 && serials.length !== quantity)
      add(
        `${at}.serials`,
        'serials-not-all',
        `Ghi ${serials.length} số máy cho ${quantity} thiết bị; hãy ghi đủ hoặc bỏ trống.`,
      );
    serials.forEach((serial, place) => {
      if (serial === '') add(`${at}.serials.${place}`, 'serial-empty', 'Số máy không được trống.');
      else if (known.has(serial))
        add(`${at}.serials.${place}`, 'serial-twice', `Số máy ${serial} ghi hai lần.`);
      known.add(serial);
    });
  });
  return faults;
}

const STATE_NAMES: Readonly<Record<HandoverState, string>> = {
  draft: 'còn là bản nháp',
  signed: 'đã ký',
  inspected: 'đã kiểm tra',
  voided: 'đã huỷ',
};

function assertState({ state }: Handover, from: readonly HandoverState[], verb: string): void {
  if (from.includes(state)) return;
  throw new DomainError(
    'conflict',
    `handover-${state}`,
    `Không thể ${verb}: phiếu bàn giao ${STATE_NAMES[state]}. Chưa thay đổi gì.`,
  );
}

const factOf = ({ id, items }: Handover) => ({
  handoverId: id,
  items: items.map(({ kind, quantity }) => ({ kind, quantity })),
});
