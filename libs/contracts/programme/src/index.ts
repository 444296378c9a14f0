import * as measure from './measure-events.js';
import * as people from './people-events.js';
import * as pilot from './pilot-events.js';
import * as work from './work-events.js';

export * from './measure-events.js';
export * from './people-events.js';
export * from './pilot-events.js';
export * from './work-events.js';

/** Every fact that the programme service publishes. */
export const programmeEvents = [
  pilot.PilotProposed,
  pilot.PilotPlanApproved,
  pilot.PilotPhaseChanged,
  pilot.ScaleUpDrafted,
  pilot.ScaleUpApproved,
  people.CommitteeFormed,
  people.CommitteeDissolved,
  people.TeamFormed,
  people.TeamChanged,
  people.TeamDissolved,
  people.HamletRegistered,
  people.HamletRenamed,
  people.HamletMerged,
  work.DeliverablePlanned,
  work.DeliverableDelivered,
  work.DeliverableAccepted,
  work.DeliverableWentLive,
  work.DeliverableRetired,
  work.HandoverSigned,
  work.HandoverInspected,
  work.HandoverVoided,
  work.ObligationSet,
  work.ObligationProgressed,
  measure.ObservationApproved,
  measure.ObservationLocked,
  measure.TargetSet,
  measure.EntryRecorded,
  measure.EntryApproved,
  measure.EntryWithdrawn,
] as const;
