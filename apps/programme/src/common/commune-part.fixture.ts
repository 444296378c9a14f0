import { DomainError, type UnitId } from '@xaso/kernel';
import type { PilotPart } from './commune-thing.js';

/** What a thing of a pilot has from it. */
export const part: PilotPart = {
  id: '0190a000-0000-7000-8000-000000000001',
  programme: 'p',
  communeUnitId: '17335@before-2025-07-01' as UnitId,
  pilotId: '0190a000-0000-7000-8000-0000000000aa',
  synthetic: false,
  createdAt: new Date('2022-06-01T00:00:00Z'),
};

/** Why something was refused, as `kind code`, with the codes of its faults. */
export function refusal(work: () => unknown): { readonly is: string; readonly faults: readonly string[] } {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError)
      return {
        is: `${error.kind} ${error.code}`,
        faults: error.faults.map(({ field, code }) => `${field} ${code}`),
      };
    throw error;
  }
  return { is: 'nothing was refused', faults: [] };
}
