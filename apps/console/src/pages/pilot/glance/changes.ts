import type { ObservationView } from '../../../api/programme/types.gen.js';
import type { Phase, Pilot } from '../pilot.types.js';
import type { ReportRow } from '../reports.types.js';

/** Something that happened lately, and where it is shown. */
export type Change =
  | {
      readonly is: 'phase';
      readonly on: string;
      readonly href: string;
      readonly commune: string;
      readonly to: Phase;
    }
  | {
      readonly is: 'plan';
      readonly on: string;
      readonly href: string;
      readonly commune: string;
      readonly version: number;
    }
  | {
      readonly is: 'observation';
      readonly on: string;
      readonly href: string;
      readonly commune: string;
      readonly indicator: string;
    }
  | { readonly is: 'report'; readonly on: string; readonly href: string; readonly approved: boolean };

export interface Sources {
  readonly pilots: readonly Pilot[];
  readonly observations: readonly ObservationView[];
  readonly reports: readonly ReportRow[];
}

/** The latest decisions, newest first. */
export function latestChanges({ pilots, observations, reports }: Sources, most: number): Change[] {
  const all = [
    ...pilots.flatMap(changesOfPilot),
    ...observations.flatMap((one) =>
      approvalsOf(one, pilots.find(({ id }) => id === one.pilotId)?.commune ?? one.communeUnitId),
    ),
    ...reports.map((report): Change => {
      const on = report.approval?.at ?? report.createdAt;
      return { is: 'report', on, href: '/reports', approved: report.approval !== null };
    }),
  ];
  return all.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, most);
}

function changesOfPilot({ id, commune, history, plans }: Pilot): Change[] {
  const href = `/pilots/${id}`;
  return [
    ...history.map(({ to, on }): Change => ({ is: 'phase', on, href, commune, to })),
    ...plans.flatMap(({ approval, planVersion }): Change[] =>
      approval ? [{ is: 'plan', on: approval.on, href, commune, version: planVersion }] : [],
    ),
  ];
}

function approvalsOf({ id, indicator, revisions }: ObservationView, commune: string): Change[] {
  const approval = revisions.findLast((one) => one.approval !== null)?.approval;
  const href = `/observations/${id}`;
  return approval ? [{ is: 'observation', on: approval.at, href, commune, indicator }] : [];
}
