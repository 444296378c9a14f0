import {
  assertSomething,
  changed,
  type Changes,
  created,
  type Decided,
  given,
  type Versioned,
} from '@xaso/contracts-common';
import type { TraineeGroup } from '@xaso/contracts-training';
import { assertNotBefore, type Day, DomainError, type FieldFault, type Pillar, refuse } from '@xaso/kernel';

/** Something to teach with: a web address, and what is found there. */
export interface Material {
  readonly title: string;
  readonly address: string;
}

/** What a version of a curriculum says. */
export interface CurriculumWords {
  readonly title: string;
  readonly pillar: Pillar;
  /** For whom it is meant; nobody else is turned away. */
  readonly audience: readonly TraineeGroup[];
  /** Hours it takes; null while nobody knows. It is never guessed. */
  readonly hours: number | null;
  readonly objectives: readonly string[];
  readonly materials: readonly Material[];
}

/** One version of a curriculum. What was published stays as it is: classes and certificates name it. */
export interface Curriculum extends Versioned, CurriculumWords {
  /** `C1` … */
  readonly code: string;
  readonly curriculumVersion: number;
  readonly state: 'draft' | 'published' | 'retired';
  readonly draftedBy: string;
  readonly publishedOn: Day | null;
  readonly retiredOn: Day | null;
  readonly retiredReason: string | null;
  readonly createdAt: Date;
}

export type NewCurriculum = Pick<Curriculum, 'id' | 'code' | 'draftedBy' | 'createdAt'>;

/**
 * The next version, as a draft.
 * @param latest the latest version there is, whatever its state
 * @throws DomainError invalid; conflict `curriculum-draft-exists`
 */
export function draft(
  of: NewCurriculum,
  words: CurriculumWords,
  latest: Curriculum | null,
): Decided<Curriculum> {
  assertWords(words);
  if (latest?.state === 'draft')
    throw new DomainError(
      'conflict',
      'curriculum-draft-exists',
      `Giáo trình ${of.code} đã có bản nháp phiên bản ${latest.curriculumVersion} (${latest.id}); hãy sửa hoặc ban hành bản đó. Chưa lưu gì.`,
    );
  return created<Curriculum>({
    ...of,
    ...words,
    curriculumVersion: (latest?.curriculumVersion ?? 0) + 1,
    state: 'draft',
    publishedOn: null,
    retiredOn: null,
    retiredReason: null,
  });
}

/** Other words of a draft. @throws DomainError conflict when it was published, invalid */
export function rewrite(curriculum: Curriculum, changes: Changes<CurriculumWords>): Decided<Curriculum> {
  assertDraft(curriculum);
  assertSomething(changes);
  const words = given(changes);
  assertWords({ ...curriculum, ...words });
  return changed(curriculum, words);
}

/** It is taught from now on, and stays as it is. @throws DomainError conflict */
export function publish(curriculum: Curriculum, on: Day): Decided<Curriculum> {
  assertDraft(curriculum);
  return changed(curriculum, { state: 'published', publishedOn: on });
}

/** No new class teaches it; those that were planned do. @throws DomainError conflict, invalid */
export function retire(curriculum: Curriculum, on: Day, reason: string): Decided<Curriculum> {
  if (curriculum.state !== 'published')
    throw new DomainError(
      'conflict',
      'curriculum-not-published',
      `Giáo trình ${nameOf(curriculum)} không ở trạng thái đã ban hành nên không thể ngừng dùng; chưa thay đổi gì.`,
    );
  assertNotBefore(on, curriculum.publishedOn ?? on);
  return changed(curriculum, { state: 'retired', retiredOn: on, retiredReason: reason });
}

/** What people call a version. */
export const nameOf = ({ code, curriculumVersion }: Pick<Curriculum, 'code' | 'curriculumVersion'>): string =>
  `${code} (phiên bản ${curriculumVersion})`;

/** Words and files change while it is a draft. @throws DomainError conflict `curriculum-published` */
export function assertDraft(curriculum: Curriculum): void {
  if (curriculum.state === 'draft') return;
  throw new DomainError(
    'conflict',
    'curriculum-published',
    `Giáo trình ${nameOf(curriculum)} đã ban hành, không sửa được nữa; hãy soạn phiên bản mới. Chưa thay đổi gì.`,
  );
}

function assertWords({ audience, hours, materials }: CurriculumWords): void {
  const faults: FieldFault[] = [];
  if (new Set(audience).size < audience.length)
    faults.push({ field: 'audience', code: 'audience-twice', detail: 'Mỗi đối tượng chỉ ghi một lần.' });
  if (hours !== null && !(hours > 0))
    faults.push({
      field: 'hours',
      code: 'hours-not-positive',
      detail: 'Số giờ phải lớn hơn 0; chưa biết thì bỏ trống.',
    });
  materials.forEach(({ address }, index) => {
    if (!address.startsWith('https://'))
      faults.push({
        field: `materials.${index}.address`,
        code: 'address-not-https',
        detail: 'Địa chỉ tài liệu phải bắt đầu bằng https://.',
      });
  });
  refuse(faults, 'curriculum-invalid', 'Giáo trình chưa hợp lệ; chưa lưu gì.');
}
