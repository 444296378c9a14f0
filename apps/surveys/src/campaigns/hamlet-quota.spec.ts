import { expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { assertDivided, type HamletQuota } from './hamlet-quota.js';

const COMMUNE = '17335@before-2025-07-01' as UnitId;
const divided =
  (target: number, hamlets: readonly HamletQuota[], asksHamlet = true) =>
  () =>
    assertDivided([{ communeUnitId: COMMUNE, target, hamlets }], asksHamlet);
const hamlet = (hamletNo: string, target: number): HamletQuota => ({ hamletNo, target });

test('a quota is divided among hamlets in whole or in part, or not at all', () => {
  expect(divided(30, [hamlet('001', 10), hamlet('002', 20)])).not.toThrow();
  expect(divided(30, [hamlet('001', 10)])).not.toThrow();
  expect(divided(30, [], false)).not.toThrow();
});

test.each([
  ['asks more of its hamlets than of the commune', divided(30, [hamlet('001', 31)]), 'quotas.0.target'],
  ['names a hamlet twice', divided(30, [hamlet('001', 1), hamlet('001', 2)]), 'quotas.0.hamlets.1.hamletNo'],
  ['asks a hamlet for nothing', divided(30, [hamlet('001', 0)]), 'quotas.0.hamlets.0.target'],
  ['is of a form that names no hamlet', divided(30, [hamlet('001', 1)], false), 'quotas.0.hamlets'],
])('a division that %s is refused by its field', (_what, dividing, field) => {
  expect(dividing).toThrow(
    expect.objectContaining({ code: 'campaign-invalid', faults: [expect.objectContaining({ field })] }),
  );
});
