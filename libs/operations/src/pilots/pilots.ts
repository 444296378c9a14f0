import { ngheAn2022 } from './nghe-an-2022.js';
import type { Pilot, PilotContext } from './pilot.js';
import { yenHoa2020 } from './yen-hoa-2020.js';

/** The pilots that a first start loads, in this order. */
export const PILOTS: readonly Pilot[] = [ngheAn2022, yenHoa2020];

/** What a whole load of a pilot is remembered by: an installation from before a service existed is told the rest. */
export const markOf = ({ code, tells }: Pilot): string => `${code}: ${tells.join(', ')}`;

/** Loads those whose mark is not known yet; `loaded` is told each new mark. Gives the codes of the new ones. */
export async function loadPilots(
  context: PilotContext,
  known: readonly string[],
  loaded: (mark: string) => Promise<void>,
  pilots: readonly Pilot[] = PILOTS,
): Promise<string[]> {
  const missing = pilots.filter((pilot) => !known.includes(markOf(pilot)));
  for (const pilot of missing) {
    context.signal.throwIfAborted();
    context.progress(pilot.code);
    await pilot.load(context);
    await loaded(markOf(pilot));
  }
  return missing.map((pilot) => pilot.code);
}
