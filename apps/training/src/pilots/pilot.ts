import { DomainError, type UnitId } from '@xaso/kernel';

/** A pilot as the facts of the programme service tell of it: what classes and plans have from it. */
export interface Pilot {
  readonly id: string;
  readonly programme: string;
  readonly communeUnitId: UnitId;
  readonly synthetic: boolean;
  /** Whether it was stopped: nothing new is planned for it. */
  readonly stopped: boolean;
}

/** @throws DomainError conflict when nothing new is planned for the pilot any more */
export function assertGoesOn(pilot: Pilot): void {
  if (!pilot.stopped) return;
  throw new DomainError(
    'conflict',
    'pilot-ended',
    'Thí điểm này đã dừng; không lập kế hoạch hay mở lớp mới cho nó. Chưa thay đổi gì.',
  );
}
