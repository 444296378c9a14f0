import type {
  CommitteeDissolved,
  CommitteeFormed,
  DeliverableRetired,
  DeliverableWentLive,
  EntryApproved,
  EntryWithdrawn,
  HandoverSigned,
  HandoverVoided,
  PilotProposed,
  ScaleUpDrafted,
  TeamDissolved,
  TeamFormed,
} from '@xaso/contracts-programme';
import type { Contribution, FactSeen, Replacement } from './figure.js';

/** The facts of the programme service that are counted. */
export type ProgrammeFact =
  | (FactSeen<typeof PilotProposed> & { readonly type: 'programme.pilot.proposed' })
  | (FactSeen<typeof CommitteeFormed> & { readonly type: 'programme.committee.formed' })
  | (FactSeen<typeof CommitteeDissolved> & { readonly type: 'programme.committee.dissolved' })
  | (FactSeen<typeof TeamFormed> & { readonly type: 'programme.team.formed' })
  | (FactSeen<typeof TeamDissolved> & { readonly type: 'programme.team.dissolved' })
  | (FactSeen<typeof DeliverableWentLive> & { readonly type: 'programme.deliverable.went-live' })
  | (FactSeen<typeof DeliverableRetired> & { readonly type: 'programme.deliverable.retired' })
  | (FactSeen<typeof HandoverSigned> & { readonly type: 'programme.handover.signed' })
  | (FactSeen<typeof HandoverVoided> & { readonly type: 'programme.handover.voided' })
  | (FactSeen<typeof EntryApproved> & { readonly type: 'programme.register.approved' })
  | (FactSeen<typeof EntryWithdrawn> & { readonly type: 'programme.register.withdrawn' })
  | (FactSeen<typeof ScaleUpDrafted> & { readonly type: 'programme.scale-up.drafted' });

const EQUIPMENT: readonly string[] = ['wifi', 'computer', 'scanner'];
const REGISTER: Readonly<Record<string, string>> = {
  'study-visit': 'programme.study-visits',
  lesson: 'programme.lessons',
};

/** What a fact of the programme service adds, or what its aggregate counts for from now on. Source: domain.md §5.8. */
export function programmeContributions(event: ProgrammeFact): (Contribution | Replacement)[] {
  const { programme, communeUnitId } = event.data;
  const add = (indicator: string, numerator: number, denominator = 0): Contribution => ({
    indicator,
    programme,
    communeUnitId,
    numerator,
    denominator,
  });
  const stand = (indicator: string, standsAt: number): Replacement => ({
    indicator,
    programme,
    communeUnitId,
    standsAt,
  });
  switch (event.type) {
    case 'programme.pilot.proposed':
      return [
        add('programme.sites', 1),
        add('programme.steering-committees', 0, 1),
        add('programme.portals', 0, 1),
      ];
    case 'programme.committee.formed':
      return [add('programme.steering-committees', 1)];
    case 'programme.committee.dissolved':
      return [add('programme.steering-committees', -1)];
    case 'programme.team.formed':
      return [add(`programme.teams.${event.data.level}`, 1)];
    case 'programme.team.dissolved':
      return [add(`programme.teams.${event.data.level}`, -1)];
    case 'programme.deliverable.went-live':
      return event.data.deliverableType === 'portal'
        ? [{ ...add('programme.portals', 1), onDate: event.data.liveOn }]
        : [];
    case 'programme.deliverable.retired':
      return event.data.deliverableType === 'portal' && event.data.wasLive
        ? [add('programme.portals', -1)]
        : [];
    case 'programme.handover.signed':
      return counted(event.data.items).map(({ kind, quantity }) =>
        add(`programme.equipment.${kind}`, quantity),
      );
    case 'programme.handover.voided':
      return counted(event.data.items).map(({ kind, quantity }) =>
        add(`programme.equipment.${kind}`, -quantity),
      );
    case 'programme.register.approved': {
      const indicator = REGISTER[event.data.kind];
      // A lesson that says the same as another does not count beside it.
      const repeats = event.data.kind === 'lesson' && event.data.sameAs !== undefined;
      return indicator ? [stand(indicator, repeats ? 0 : 1)] : [];
    }
    case 'programme.register.withdrawn': {
      const indicator = REGISTER[event.data.kind];
      return indicator && event.data.wasApproved ? [stand(indicator, 0)] : [];
    }
    case 'programme.scale-up.drafted':
      return [stand('programme.scale-up-components', event.data.components.length)];
  }
}

const counted = <T extends { readonly kind: string }>(items: readonly T[]): T[] =>
  items.filter(({ kind }) => EQUIPMENT.includes(kind));
