import { DomainError, type Actor, type UnitId } from '@xaso/kernel';

/** Refuses with 403 `other-commune` what lies outside the communes the actor may act for. */
export function assertCommune(actor: Actor, unitId: UnitId): void {
  if (actor.communes === '*' || actor.communes.includes(unitId)) return;
  throw new DomainError(
    'forbidden',
    'other-commune',
    `Bạn không được giao xã ${unitId}; không có gì được lưu.`,
  );
}
