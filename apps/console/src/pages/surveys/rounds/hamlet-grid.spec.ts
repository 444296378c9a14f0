import { describe, expect, test } from '@jest/globals';
import type { Hamlet, HamletProgress, Round } from '../surveys.types.js';
import { hamletGrid, missingIn } from './hamlet-grid.js';

const COMMUNE = '17335@before-2025-07-01';
const hamlet = (no: string, mergedInto: string | null = null): Hamlet => ({
  id: no,
  code: `17335-${no}`,
  name: `Xóm ${Number(no)}`,
  communeUnitId: COMMUNE,
  mergedInto,
});
const forms = (hamletNo: string | null, changes: Partial<HamletProgress> = {}): HamletProgress => ({
  communeUnitId: COMMUNE,
  hamletNo,
  target: null,
  submitted: 0,
  accepted: 0,
  returned: 0,
  rejected: 0,
  voided: 0,
  ...changes,
});
const round = (formCode: string) => ({ id: formCode, formCode }) as Round;

describe('the grid of hamlets and forms', () => {
  const grid = hamletGrid(
    COMMUNE,
    [hamlet('002'), hamlet('001'), hamlet('009', '001')],
    [
      {
        round: round('KTS'),
        progress: [
          forms('001', { submitted: 1, accepted: 2 }),
          forms('002', { returned: 3 }),
          forms('050', { accepted: 1 }),
          forms(null, { submitted: 4 }),
          { ...forms('002', { accepted: 9 }), communeUnitId: 'other' },
        ],
      },
      { round: round('CQS'), progress: [forms(null, { accepted: 5 })] },
    ],
  );

  test('has each hamlet of the register, those only forms name, and last the forms that name none', () => {
    expect(grid.rows.map(({ hamletNo, name }) => [hamletNo, name])).toEqual([
      ['001', 'Xóm 1'],
      ['002', 'Xóm 2'],
      ['050', null],
      [null, null],
    ]);
  });

  test('counts what waits and what was accepted; what was sent back is still missing', () => {
    expect(grid.rows.map(({ cells }) => cells[0]?.sent)).toEqual([3, 0, 1, 4]);
    expect(missingIn(grid, 0).map(({ hamletNo }) => hamletNo)).toEqual(['002']);
  });

  test('says of which rounds nothing can be told by hamlet', () => {
    expect(grid.asks).toEqual([true, false]);
  });
});
