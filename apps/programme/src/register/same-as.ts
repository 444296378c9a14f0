import { DomainError } from '@xaso/kernel';
import type { RegisterEntry } from './entry.js';

/** The entry that another one is said to repeat, with every entry it repeats itself, directly or not. */
export interface Original {
  readonly entry: Pick<RegisterEntry, 'id' | 'kind' | 'programme' | 'state'>;
  readonly chain: readonly string[];
}

/** @throws DomainError invalid when an entry would repeat itself, something of another kind or programme, or something withdrawn */
export function assertSameAs(
  entry: Pick<RegisterEntry, 'id' | 'kind' | 'programme'>,
  original: Original,
): void {
  if (original.entry.id === entry.id)
    throw refusal('same-as-itself', 'Một mục không thể trùng với chính nó.');
  if (original.entry.kind !== entry.kind)
    throw refusal('same-as-other-kind', 'Chỉ ghi trùng với mục cùng loại.');
  if (original.entry.programme !== entry.programme)
    throw refusal('same-as-other-programme', 'Chỉ ghi trùng với mục của cùng chương trình.');
  if (original.entry.state === 'withdrawn')
    throw refusal('same-as-withdrawn', 'Mục được ghi là trùng đã bị rút lại.');
  if (original.chain.includes(entry.id))
    throw refusal('same-as-circle', 'Các mục ghi trùng nhau thành vòng tròn; cần một mục gốc.');
}

/** What repeats something counts with it: alone it would count nowhere. @throws DomainError conflict */
export function assertCounts({ entry }: Original): void {
  if (entry.state === 'approved') return;
  throw new DomainError(
    'conflict',
    'same-as-not-approved',
    `Mục gốc ${entry.id} chưa được duyệt nên sẽ không mục nào được tính. Hãy duyệt mục gốc trước; chưa thay đổi gì.`,
  );
}

const refusal = (code: string, detail: string) =>
  new DomainError('invalid', code, `${detail} Chưa lưu gì.`, [{ field: 'sameAs', code, detail }]);
