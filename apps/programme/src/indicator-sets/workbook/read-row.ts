import { fold } from '@xaso/admin-units';
import {
  type Cell,
  cellFault,
  type CellFault,
  type Columns,
  type GridRow,
  strayFaults,
} from '@xaso/workbooks';
import type { IndicatorItem } from '../indicator-set.js';
import { FIELDS, type Field, HEADINGS, isSample, NO, SCORING_WORDS, scoringOf, YES } from './columns.js';
import { exactPoints, POINT_DECIMALS } from '../scoring.js';
import { numberOf, readScale } from './scale.js';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u;
const MOST_POINTS = 10_000;
const LENGTHS: Partial<Record<Field, number>> = { name: 500, numerator: 2_000, denominator: 2_000, unit: 50 };
/** A field of these may be left empty. */
const OPTIONAL: readonly Field[] = ['numerator', 'denominator', 'target', 'scale'];

/** One indicator, or what is wrong with its cells. Codes that come twice are told by the row they came in first. */
export function readRow(
  row: GridRow,
  columns: Columns<Field>,
  firstRows: Map<string, number>,
): { readonly item: IndicatorItem } | { readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = [];
  const cell = (field: Field): Cell | undefined => row.cells[columns[field]];
  const text = (field: Field): string => cell(field)?.text ?? '';
  const wrong = (field: Field, code: string, detail: string): undefined => {
    faults.push({ row: row.number, cell: `${columns[field]}${row.number}`, code, detail });
  };

  if (isSample(text('code'))) {
    wrong(
      'code',
      'sample-row',
      'Đây là dòng mẫu, không phải chỉ tiêu. Hãy xóa nội dung dòng này rồi nộp lại.',
    );
    return { faults };
  }
  faults.push(...strayFaults(row, columns));
  for (const field of FIELDS) {
    const found = cell(field);
    if (!found) {
      if (!OPTIONAL.includes(field)) wrong(field, 'empty', `Chưa ghi “${HEADINGS[field]}”.`);
      continue;
    }
    const said = cellFault(found) ?? fieldFault(field, found);
    if (said) wrong(field, ...said);
  }
  const isClean = (field: Field) => !faults.some((fault) => fault.cell === `${columns[field]}${row.number}`);

  const code = text('code');
  const first = firstRows.get(fold(code));
  if (first !== undefined && isClean('code'))
    wrong('code', 'code-twice', `Mã “${code}” đã có ở dòng ${first}.`);
  else if (code) firstRows.set(fold(code), row.number);

  const number = (field: Field): number | undefined => {
    const found = cell(field);
    if (!found || !isClean(field)) return undefined;
    const value = found.kind === 'number' ? Number(found.text) : numberOf(found.text);
    if (value === undefined || !Number.isFinite(value) || value < 0)
      return wrong(
        field,
        'not-a-number',
        `“${found.text.slice(0, 40)}” không phải là số từ 0; phần lẻ viết sau dấu phẩy.`,
      );
    return found.percent ? Number((value * 100).toPrecision(12)) : value;
  };
  const target = number('target');
  const most = number('maxPoints');
  const maxPoints = most === undefined ? undefined : exactPoints(most);
  if (most !== undefined && maxPoints === undefined)
    wrong('maxPoints', 'too-many-decimals', `Điểm có nhiều nhất ${POINT_DECIMALS} chữ số lẻ.`);
  if (maxPoints !== undefined && (maxPoints <= 0 || maxPoints > MOST_POINTS))
    wrong('maxPoints', 'points-out-of-range', `Điểm tối đa phải lớn hơn 0 và không quá ${MOST_POINTS}.`);

  const scoring = scoringOf(text('scoring'));
  if (scoring === undefined && isClean('scoring'))
    wrong(
      'scoring',
      'scoring-unknown',
      `“${text('scoring').slice(0, 40)}” không phải là cách chấm. Chọn một trong: ${Object.values(
        SCORING_WORDS,
      )
        .map(({ word }) => word)
        .join(', ')}.`,
    );
  if (scoring === 'ratio')
    for (const field of ['numerator', 'denominator'] as const)
      if (!cell(field)) wrong(field, 'empty', `Chấm theo tỷ lệ cần ghi “${HEADINGS[field]}”.`);
  const scale =
    scoring && maxPoints !== undefined && isClean('scale')
      ? readScale(scoring, maxPoints, text('scale'))
      : undefined;
  if (typeof scale === 'string') wrong('scale', 'scale-unreadable', scale);

  const evidence = yesOrNo(text('evidence'));
  if (evidence === undefined && isClean('evidence'))
    wrong('evidence', 'not-yes-or-no', `Ghi “${YES}” hoặc “${NO}”.`);

  if (faults.length > 0 || !scale || typeof scale === 'string' || maxPoints === undefined) return { faults };
  return {
    item: {
      code,
      name: text('name'),
      numerator: text('numerator') || null,
      denominator: text('denominator') || null,
      unit: text('unit'),
      target: target ?? null,
      maxPoints,
      rule: scale.rule,
      better: scale.better,
      evidenceRequired: evidence ?? false,
    },
  };
}

/** What can be wrong with a cell of a field; a code and what to say. */
function fieldFault(field: Field, cell: Cell): [code: string, detail: string] | undefined {
  if (field === 'code' && cell.kind === 'number')
    return [
      'code-as-number',
      `Mã “${cell.text}” được lưu là số nên có thể đã mất số 0 ở đầu (01 thành 1). Hãy định dạng cột này là Văn bản (Text) rồi gõ lại mã.`,
    ];
  if (field === 'code' && !CODE.test(cell.text))
    return [
      'code-malformed',
      'Mã gồm chữ, số, dấu chấm, gạch ngang, gạch chéo; không có dấu cách; nhiều nhất 64 ký tự.',
    ];
  const most = LENGTHS[field] ?? 4_000;
  if (cell.text.length > most) return ['too-long', `Dài quá ${most} ký tự.`];
  return undefined;
}

function yesOrNo(text: string): boolean | undefined {
  const word = fold(text);
  if ([fold(YES), 'x', '1', 'true'].includes(word)) return true;
  return [fold(NO), '0', 'false'].includes(word) ? false : undefined;
}
