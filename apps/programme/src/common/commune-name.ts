import { unit } from '@xaso/admin-units';
import type { UnitId } from '@xaso/kernel';

/** What a commune is called: `Xã Thành Sơn`. */
export const communeName = (id: UnitId): string => unit(id)?.fullName ?? id;
