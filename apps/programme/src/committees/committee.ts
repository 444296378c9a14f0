import {
  changed,
  type Changes,
  correctWords,
  created,
  type Decided,
  fact,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import { CommitteeDissolved, CommitteeFormed, type HeadRole } from '@xaso/contracts-programme';
import { assertNotBefore, type Day, DomainError, startOf } from '@xaso/kernel';

/** A steering committee (ban chỉ đạo) of a pilot: one at a time. */
export interface Committee extends PilotThing {
  readonly headRole: HeadRole;
  readonly decisionNo: string;
  readonly formedOn: Day;
  readonly state: 'active' | 'dissolved';
  readonly dissolvedOn: Day | null;
  readonly reason: string | null;
}

export type CommitteeInput = Pick<Committee, 'headRole' | 'decisionNo' | 'formedOn'>;

/**
 * @param others all committees that the pilot has or had
 * @throws DomainError conflict when one is at work, invalid when dated before the end of one
 */
export function form(
  part: PilotPart,
  input: CommitteeInput,
  others: readonly Committee[],
): Decided<Committee> {
  const active = others.find(({ state }) => state === 'active');
  if (active)
    throw new DomainError(
      'conflict',
      'committee-active-already',
      `Thí điểm đã có ban chỉ đạo đang hoạt động (quyết định ${active.decisionNo}, ngày ${active.formedOn}). Hãy ghi giải thể ban đó trước; chưa lưu gì.`,
    );
  for (const { dissolvedOn } of others)
    if (dissolvedOn !== null) assertNotBefore(input.formedOn, dissolvedOn, 'formedOn');
  const event = fact(CommitteeFormed, startOf(input.formedOn), {
    committeeId: part.id,
    headRole: input.headRole,
  });
  return created<Committee>({ ...part, ...input, state: 'active', dissolvedOn: null, reason: null }, [event]);
}

/** Other words of its decision. @throws DomainError conflict for its head and day, which others were told */
export function correct(committee: Committee, changes: Changes<CommitteeInput>): Decided<Committee> {
  return correctWords(committee, changes, {
    fields: ['headRole', 'formedOn'],
    instead: 'Hãy ghi giải thể ban này rồi ghi lại ban chỉ đạo cho đúng.',
  });
}

/** It counts no longer. @throws DomainError conflict, invalid */
export function dissolve(committee: Committee, on: Day, reason: string): Decided<Committee> {
  const { id: committeeId, headRole, state, decisionNo, dissolvedOn, formedOn } = committee;
  if (state === 'dissolved')
    throw new DomainError(
      'conflict',
      'committee-dissolved',
      `Ban chỉ đạo (quyết định ${decisionNo}) đã giải thể ngày ${dissolvedOn}; chưa thay đổi gì.`,
    );
  assertNotBefore(on, formedOn);
  const event = fact(CommitteeDissolved, startOf(on), { committeeId, headRole });
  return changed(committee, { state: 'dissolved', dissolvedOn: on, reason }, [event]);
}
