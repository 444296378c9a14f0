import { type Check, type Gate, type Phase, WAY } from '../pilot.types.js';

/** The gate that lies ahead, and what is still missing in it. */
export interface NextGate {
  readonly to: Phase;
  readonly open: boolean;
  readonly missing: readonly Check[];
}

/** A gate as far as it is looked at here. */
type AGate = Pick<Gate, 'to' | 'open'> & { readonly checks: readonly Check[] };

/** Of the gates of a pilot the one that leads on; stopping and adjusting are no progress. Undefined at the end of the way. */
export function nextGate(gates: readonly AGate[]): NextGate | undefined {
  const gate = gates.find(({ to }) => to !== 'adjusting' && to !== 'stopped');
  return gate && { to: gate.to, open: gate.open, missing: gate.checks.filter(({ satisfied }) => !satisfied) };
}

/** A step of the line of phases. */
export interface Step {
  readonly phase: (typeof WAY)[number];
  readonly state: 'done' | 'now' | 'ahead';
  /** The day it began, where it did. */
  readonly since: string | null;
}

/** The line of phases of a pilot. One that is being adjusted stands at piloting, one that was stopped where it stopped. */
export function stepsOf(pilot: {
  readonly phase: Phase;
  readonly proposedOn: string;
  readonly history: readonly { readonly from: Phase; readonly to: Phase; readonly on: string }[];
}): Step[] {
  const at = WAY.findIndex((phase) => phase === standing(pilot));
  return WAY.map((phase, index) => ({
    phase,
    state: index < at ? 'done' : index === at ? 'now' : 'ahead',
    since:
      index > at
        ? null
        : phase === 'proposed'
          ? pilot.proposedOn
          : (pilot.history.findLast(({ to }) => to === phase)?.on ?? null),
  }));
}

function standing({ phase, history }: Pick<Parameters<typeof stepsOf>[0], 'phase' | 'history'>): Phase {
  if (phase === 'adjusting') return 'piloting';
  if (phase !== 'stopped') return phase;
  const before = history.findLast(({ to }) => to === 'stopped')?.from ?? 'proposed';
  return before === 'adjusting' ? 'piloting' : before;
}
