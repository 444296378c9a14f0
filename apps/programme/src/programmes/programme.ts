import { changed, created, type Decided } from '@xaso/contracts-common';
import { type FieldFault, type Pillar, refuse } from '@xaso/kernel';

/** What a programme is made of: khảo sát, học tập kinh nghiệm, xây dựng mô hình, hội thảo … */
export interface WorkPackage {
  readonly no: number;
  readonly title: string;
}

/** A programme of a province under which communes pilot. Its code names it everywhere, e.g. `nghe-an-2022`. */
export interface Programme {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  /** What it legally is, e.g. `đề tài khoa học`. */
  readonly kind: string;
  /** How long it runs; null while nobody said. */
  readonly months: number | null;
  readonly lead: string | null;
  readonly host: string;
  readonly approvers: readonly string[];
  readonly workPackages: readonly WorkPackage[];
  /** The models it builds: a pillar each. */
  readonly models: readonly Pillar[];
  /** Codes of the indicators whose state before and after each pilot must be measured, or said not to be measured. */
  readonly measures: readonly string[];
  /** Demonstration data: carried by every fact of the programme. */
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

export type ProgrammeInput = Omit<Programme, 'version'>;

/** What may be corrected later; the code and the mark of demonstration data stay. */
export type ProgrammeCorrection = Partial<
  Pick<
    Programme,
    'name' | 'kind' | 'months' | 'lead' | 'host' | 'approvers' | 'workPackages' | 'models' | 'measures'
  >
>;

const INVALID = ['programme-invalid', 'Chương trình chưa hợp lệ; chưa lưu gì.'] as const;

/** @throws DomainError invalid, listing every fault. */
export function define(input: ProgrammeInput): Decided<Programme> {
  refuse(faultsOf(input), ...INVALID);
  return created<Programme>(input);
}

/** @throws DomainError invalid, listing every fault. */
export function correct(programme: Programme, correction: ProgrammeCorrection): Decided<Programme> {
  refuse(faultsOf({ ...programme, ...correction }), ...INVALID);
  return changed(programme, correction);
}

function faultsOf({ months, models, workPackages, measures }: ProgrammeInput): FieldFault[] {
  const faults: FieldFault[] = [];
  const add = (field: string, code: string, detail: string) => faults.push({ field, code, detail });
  if (months !== null && (!Number.isInteger(months) || months < 1))
    add('months', 'months-not-positive', 'Thời gian thực hiện là số tháng từ 1.');
  if (models.length === 0) add('models', 'models-missing', 'Cần ít nhất một mô hình (trụ cột).');
  if (new Set(models).size < models.length) add('models', 'model-twice', 'Mỗi mô hình chỉ ghi một lần.');
  if (new Set(workPackages.map(({ no }) => no)).size < workPackages.length)
    add('workPackages', 'work-package-twice', 'Mỗi nội dung có một số thứ tự riêng.');
  if (new Set(measures).size < measures.length)
    add('measures', 'measure-twice', 'Mỗi chỉ tiêu chỉ ghi một lần.');
  return faults;
}
