import { setTimeout as delay } from 'node:timers/promises';
import { LoadRefused } from './api.js';
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
  lead.get<PilotRow[]>(`/pilots?programme=${programme}&limit=1000`);

/** Sends a pilot to a phase, if it is in the one before it; what its gate asks for may still be on its way. */
export async function goOn(
  teller: Teller,
  pilotId: string,
  step: { readonly from: string; readonly to: string; readonly on: string; readonly documentId?: string },
): Promise<void> {
  const { lead, context } = teller;
  const { from, ...body } = step;
  const { phase } = await lead.get<PilotRow>(`/pilots/${pilotId}`);
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
  await lead.post(`/pilots/${pilotId}/phase`, body);
}

/** The first version of the plan, approved by a document. */
export async function plan(
  { lead }: Teller,
  pilot: PilotRow,
  words: {
    readonly summary: string;
    readonly draftedOn: string;
    readonly approvedOn: string;
    readonly documentId: string;
  },
): Promise<void> {
  const { summary, draftedOn, approvedOn, documentId } = words;
  if (pilot.plans.length === 0) await lead.post(`/pilots/${pilot.id}/plans`, { summary, on: draftedOn });
  if (pilot.plans[0]?.approval) return;
  await lead.post(`/pilots/${pilot.id}/plans/1/approve`, { documentId, on: approvedOn });
}

/** What was found, or why nothing was. */
export interface Found {
  readonly indicator: string;
  readonly phase: string;
  readonly period: string;
  readonly observedOn: string;
  readonly method: string;
  readonly unit: string;
  readonly value?: number;
  readonly notMeasured?: string;
  readonly explanation: string;
  readonly evidence: readonly string[];
}

/** Records, submits and approves an observation of a pilot. */
export async function observe(teller: Teller, pilotId: string, found: Found): Promise<void> {
  const { indicator, phase, period, ...rest } = found;
  const place = { pilotId, indicator, phase, period };
  const made = await teller.thing('/observations', `pilotId=${pilotId}&limit=1000`, place, rest);
  const submitted = await teller.step('/observations', made, ['draft'], 'submit', {});
  await teller.step('/observations', submitted, ['submitted'], 'approve', {});
}
