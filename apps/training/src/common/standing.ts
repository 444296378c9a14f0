import { createHash } from 'node:crypto';
import { DomainError } from '@xaso/kernel';

/**
 * What stands at some places, as one word that differs when anything there does: a preview tells it, and who decides upon the
 * preview hands it back.
 */
export function standingAt(
  places: readonly string[],
  standing: ReadonlyMap<string, number | boolean>,
): string {
  const lines = places.toSorted().map((place) => `${place} ${String(standing.get(place) ?? '')}`);
  return createHash('sha256').update(lines.join('\n')).digest('base64url');
}

/**
 * @param seen the word of the preview; undefined where nobody looked
 * @throws DomainError conflict `changed-since-preview` when something else stands there now
 */
export function assertStanding(seen: string | undefined, now: string): void {
  if (seen === undefined || seen === now) return;
  throw new DomainError(
    'conflict',
    'changed-since-preview',
    'Người khác vừa sửa những dòng này sau khi bạn xem trước tệp. Bảng đang lưu được giữ nguyên, tệp của bạn chưa được nhập. Hãy xem trước lại rồi nhập.',
  );
}
