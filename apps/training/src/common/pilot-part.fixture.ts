import type { PilotPart } from '@xaso/contracts-common';
import type { UnitId } from '@xaso/kernel';

/** What a thing of a pilot has from it. */
export const part: PilotPart = {
  id: '0190a000-0000-7000-8000-000000000001',
  programme: 'p',
  communeUnitId: '17335@before-2025-07-01' as UnitId,
  pilotId: '0190a000-0000-7000-8000-0000000000aa',
  synthetic: false,
  createdAt: new Date('2022-06-01T00:00:00Z'),
};
