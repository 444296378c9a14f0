import { fold } from '@xaso/admin-units';
import { changed, created, type Decided, type PilotPart, type PilotThing } from '@xaso/contracts-common';
import { assertNotBefore, type Day, DomainError, type FieldFault, refuse } from '@xaso/kernel';

/** Tư vấn – giám sát, xây dựng, vận hành. */
export const PARTNER_ROLES = ['advice-supervision', 'building', 'operation'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];

/** An organisation with one role in one pilot. */
export interface Partner extends PilotThing {
  readonly organisation: string;
  /** The same for every way of writing the organisation: its tax code, else its folded name. */
  readonly organisationKey: string;
  readonly taxCode: string | null;
  readonly role: PartnerRole;
  readonly since: Day;
  /** Until when its service is free. */
  readonly trialUntil: Day | null;
  /** What it costs afterwards, VND a year. */
  readonly priceAfter: number | null;
  readonly endedOn: Day | null;
  readonly reason: string | null;
}

export type PartnerInput = Pick<
  Partner,
  'organisation' | 'taxCode' | 'role' | 'since' | 'trialUntil' | 'priceAfter'
>;

/** What says nothing of who it is: `Công ty cổ phần A` and `Công ty CP A` are the same. */
const LEGAL_FORM =
  /\b(tong cong ty|tap doan|cong ty|trach nhiem huu han|tnhh|mot thanh vien|mtv|co phan|ctcp|cp)\b/g;

const nameKey = (organisation: string) => {
  const folded = fold(organisation);
  return folded.replace(LEGAL_FORM, ' ').replace(/ +/g, ' ').trim() || folded;
};
const taxKey = (taxCode: string) => taxCode.replace(/[^0-9]/g, '');

interface Named {
  readonly organisation: string;
  readonly taxCode: string | null;
}

/** Two tax codes decide; where one is missing, the names do, without accents and legal forms. */
export function isSameOrganisation(one: Named, other: Named): boolean {
  if (one.taxCode !== null && other.taxCode !== null) return taxKey(one.taxCode) === taxKey(other.taxCode);
  return nameKey(one.organisation) === nameKey(other.organisation);
}

/**
 * Whoever advises and supervises a pilot does not build in it, neither before nor after. What was ended on its first day
 * never took effect: so a slip is corrected.
 * @param others all partners of the pilot
 * @throws DomainError invalid; conflict `partner-conflict`, `partner-twice`
 */
export function engage(part: PilotPart, input: PartnerInput, others: readonly Partner[]): Decided<Partner> {
  refuse(faultsOf(input), 'partner-invalid', 'Đối tác chưa hợp lệ; chưa lưu gì.');
  const own = others.filter((other) => isSameOrganisation(other, input));
  const against = own.find((other) => excludes(other.role, input.role) && tookEffect(other));
  if (against)
    throw new DomainError(
      'conflict',
      'partner-conflict',
      `${against.organisation} đã ghi vai trò ${against.role} từ ngày ${against.since} trong thí điểm này: đơn vị tư vấn, giám sát không đồng thời xây dựng. Nếu là hai pháp nhân trùng tên, hãy ghi mã số thuế của cả hai. Chưa lưu gì.`,
    );
  const twice = own.find((other) => other.role === input.role && other.endedOn === null);
  if (twice)
    throw new DomainError(
      'conflict',
      'partner-twice',
      `${twice.organisation} đã có vai trò này từ ngày ${twice.since}; chưa lưu gì.`,
    );
  const organisationKey = input.taxCode === null ? nameKey(input.organisation) : taxKey(input.taxCode);
  return created<Partner>({ ...part, ...input, organisationKey, endedOn: null, reason: null });
}

/**
 * Whoever is to advise and supervise a pilot builds and runs nothing in it, in whichever role.
 * @param others all partners of the pilot
 * @param building ids of those that have deliverables there
 * @throws DomainError conflict `partner-conflict`
 */
export function assertBuildsNothing(
  input: PartnerInput,
  others: readonly Partner[],
  building: ReadonlySet<string>,
): void {
  if (input.role !== 'advice-supervision') return;
  const builder = others.find((other) => building.has(other.id) && isSameOrganisation(other, input));
  if (!builder) return;
  throw new DomainError(
    'conflict',
    'partner-conflict',
    `${builder.organisation} đang xây dựng hoặc vận hành sản phẩm của thí điểm này: đơn vị tư vấn, giám sát không đồng thời làm sản phẩm. Chưa lưu gì.`,
  );
}

/** @throws DomainError conflict, invalid */
export function end(partner: Partner, on: Day, reason: string): Decided<Partner> {
  if (partner.endedOn !== null)
    throw new DomainError(
      'conflict',
      'partner-ended',
      `Vai trò của ${partner.organisation} đã kết thúc ngày ${partner.endedOn}; chưa thay đổi gì.`,
    );
  assertNotBefore(on, partner.since);
  return changed(partner, { endedOn: on, reason });
}

const excludes = (one: PartnerRole, other: PartnerRole) =>
  (one === 'advice-supervision' && other === 'building') ||
  (one === 'building' && other === 'advice-supervision');

const tookEffect = ({ since, endedOn }: Partner) => endedOn === null || endedOn > since;

function faultsOf({ organisation, taxCode, since, trialUntil }: PartnerInput): FieldFault[] {
  const faults: FieldFault[] = [];
  if (fold(organisation) === '')
    faults.push({ field: 'organisation', code: 'organisation-missing', detail: 'Cần tên tổ chức.' });
  if (taxCode !== null && ![10, 13].includes(taxKey(taxCode).length))
    faults.push({ field: 'taxCode', code: 'tax-code-length', detail: 'Mã số thuế có 10 hoặc 13 chữ số.' });
  if (trialUntil !== null && trialUntil < since)
    faults.push({
      field: 'trialUntil',
      code: 'trial-before-start',
      detail: `Hạn dùng thử không thể trước ngày ${since}.`,
    });
  return faults;
}
