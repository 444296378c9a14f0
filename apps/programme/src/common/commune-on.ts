import { isValidOn, unit } from '@xaso/admin-units';
import { type Day, type FieldFault, startOf, type UnitId } from '@xaso/kernel';

/**
 * What is wrong with a commune as of a day; empty when it existed then. Codes were re-used in the reform of 2025-07-01, so
 * that an id of the other epoch names another territory.
 */
export function communeFaults(communeUnitId: UnitId, day: Day, field = 'communeUnitId'): FieldFault[] {
  const found = unit(communeUnitId);
  if (found?.level !== 'commune')
    return [{ field, code: 'commune-unknown', detail: `Không có xã, phường nào mang mã ${communeUnitId}.` }];
  if (isValidOn(communeUnitId, startOf(day))) return [];
  return [
    {
      field,
      code: 'commune-wrong-epoch',
      detail: `Mã xã sai thời kỳ: ${found.fullName} (${communeUnitId}) không phải là đơn vị hành chính vào ngày ${day}.`,
    },
  ];
}
