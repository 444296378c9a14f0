import { setTimeout as delay } from 'node:timers/promises';
import { LoadRefused, sendOrFind } from './api.js';
import type { Teller } from './teller.js';

const PATIENCE_MS = 60_000;

interface Gate {
  readonly to: string;
  readonly open: boolean;
  readonly checks: readonly {
    readonly satisfied: boolean;
    readonly title: string;
    readonly detail: string;
  }[];
}

export interface PilotRow {
  readonly id: string;
  readonly communeUnitId: string;
  readonly phase: string;
  readonly plans: readonly { readonly planVersion: number; readonly approval: unknown }[];
}

/** The pilots of the programme, as they are now. */
export const pilotsOf = ({ lead, programme }: Teller): Promise<PilotRow[]> =>
  lead.list<PilotRow>(`/pilots?programme=${programme}&limit=1000`);

const pilotAt = ({ lead }: Teller, id: string): Promise<PilotRow> => lead.get<PilotRow>(`/pilots/${id}`);

/** The leader sends a pilot to a phase, if it is in the one before it; what its gate asks for may still be on its way. */
export async function goOn(
  teller: Teller,
  pilotId: string,
  step: { readonly from: string; readonly to: string; readonly on: string; readonly documentId?: string },
): Promise<void> {
  const { lead, leader, context } = teller;
  const { from, ...body } = step;
  const { phase } = await pilotAt(teller, pilotId);
  if (phase !== from) return;
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const gates = await lead.get<Gate[]>(`/pilots/${pilotId}/gates`);
    const gate = gates.find(({ to }) => to === step.to);
    if (gate?.open) break;
    if (Date.now() > until) {
      const missing = gate?.checks.filter(({ satisfied }) => !satisfied) ?? [];
      const what = missing.map(({ title, detail }) => `${title}: ${detail}`).join('; ');
      throw new LoadRefused(`${pilotId} cannot go to ${step.to}: ${what || 'no way leads there'}`);
    }
    await delay(100, undefined, { signal: context.signal });
  }
  await sendOrFind(
    () => leader.post<PilotRow>(`/pilots/${pilotId}/phase`, body),
    async () => {
      const now = await pilotAt(teller, pilotId);
      return now.phase === from ? undefined : now;
    },
  );
}

/** The first version of the plan, approved by the leader with a document. */
export async function plan(
  teller: Teller,
  pilotId: string,
  words: {
    readonly summary: string;
    readonly draftedOn: string;
    readonly approvedOn: string;
    readonly documentId: string;
  },
): Promise<void> {
  const { summary, draftedOn, approvedOn, documentId } = words;
  const { lead, leader } = teller;
  const address = `/pilots/${pilotId}/plans`;
  const pilotIf = async (told: (first: PilotRow['plans'][number]) => boolean) => {
    const pilot = await pilotAt(teller, pilotId);
    return pilot.plans.slice(0, 1).some(told) ? pilot : undefined;
  };
  const isDrafted = () => pilotIf(() => true);
  const isApproved = () => pilotIf(({ approval }) => Boolean(approval));
  if (!(await isDrafted()))
    await sendOrFind(() => lead.post<PilotRow>(address, { summary, on: draftedOn }), isDrafted);
  if (await isApproved()) return;
  await sendOrFind(
    () => leader.post<PilotRow>(`${address}/1/approve`, { documentId, on: approvedOn }),
    isApproved,
  );
}

/** What was found, or why nothing was. */
export interface Found {
  readonly indicator: string;
  readonly phase: string;
  readonly period: string;
  readonly observedOn: string;
  readonly method: string;
  /** Who states it. */
  readonly issuer: string;
  readonly unit: string;
  readonly value?: number;
  readonly notMeasured?: string;
  readonly explanation: string;
  readonly evidence: readonly string[];
}

/** Records and submits an observation of a pilot, and has it approved; a correction of it is left to whoever makes it. */
export async function observe(teller: Teller, pilotId: string, found: Found): Promise<void> {
  const { indicator, phase, period, ...rest } = found;
  const place = { pilotId, indicator, phase, period };
  const made = await teller.thing('/observations', `pilotId=${pilotId}&limit=1000`, place, rest);
  if ((made['revisions'] as readonly unknown[]).length > 1) return;
  const submitted = await teller.step('/observations', made, { from: 'draft', verb: 'submit' });
  await teller.step('/observations', submitted, { from: 'submitted', verb: 'approve', by: teller.leader });
}
