import { changed, type Decided, fact, type PilotThing } from '@xaso/contracts-common';
import { ParticipantJoined, ParticipantLeft, type TraineeGroup } from '@xaso/contracts-training';

/** A person in a pilot. Its id leads to nobody outside of this service: distinct people are counted by it. */
export interface Participation extends PilotThing {
  readonly personId: string;
  /** As what the person is counted; it stays until the person counts no longer. */
  readonly group: TraineeGroup;
  /** Classes of the pilot that the person attended. */
  readonly attended: number;
}

/**
 * Other attendances of the person: it counts from the first on, until the last was taken back. Null when nothing changes.
 * @param group as what the person would be counted now
 */
export function recount(
  of: Participation,
  attended: number,
  group: TraineeGroup,
  at: Date,
): Decided<Participation> | null {
  if (attended === of.attended) return null;
  if (of.attended === 0)
    return changed(of, { attended, group }, [fact(ParticipantJoined, at, { participantId: of.id, group })]);
  const left = attended === 0 ? [fact(ParticipantLeft, at, { participantId: of.id, group: of.group })] : [];
  return changed(of, { attended }, left);
}
