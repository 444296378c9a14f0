import { currentOf, PROGRAMMES, type Programme } from '../layout/current-programme.js';
import { figuresAddress, gatesAddress, LINES, pilotsAddress } from '../pages/pilot/pilot.addresses.js';
import type { Pilot } from '../pages/pilot/pilot.types.js';
import { SESSION } from '../session/session.js';

/** The page that is opened, and how to ask. */
export interface Opening {
  readonly path: string;
  /** The programme that the address names, and the last one that was looked at on this device. */
  readonly named: string | null;
  readonly remembered: string | null;
  /** The answer as JSON; null where there is none, as for somebody who is not signed in. */
  readonly ask: (address: string) => Promise<unknown>;
}

/**
 * Asks what the application will ask as soon as it is there: on a slow line that is seconds later. Who is signed in and which
 * programmes there are every page needs; of the first page also what stands on it first. A question too few costs a moment,
 * one too many is never read.
 */
export async function askQuestions({ path, named, remembered, ask }: Opening): Promise<void> {
  const session = ask(SESSION);
  const programmes = (await ask(PROGRAMMES)) as readonly Programme[] | null;
  const programme = currentOf(programmes ?? [], [named, remembered])?.code;
  if (path !== '/' || programme === undefined || (await session) === null) return;
  void ask(figuresAddress(programme));
  const pilots = ((await ask(pilotsAddress(programme))) ?? []) as readonly Pilot[];
  const [only] = pilots;
  if (only && pilots.length === 1) void ask(figuresAddress(programme, { commune: only.communeUnitId }));
  // Of more there are lines for some only, which the page chooses.
  if (pilots.length <= LINES) for (const { id } of pilots) void ask(gatesAddress(id));
}
