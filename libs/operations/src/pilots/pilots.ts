import { ngheAn2022 } from './nghe-an-2022.js';
import type { Pilot, PilotContext } from './pilot.js';
import { yenHoa2020 } from './yen-hoa-2020.js';

/** The pilots that a first start loads, in this order. */
export const PILOTS: readonly Pilot[] = [ngheAn2022, yenHoa2020];

/** Loads those that were not loaded yet; `loaded` is told after each. Gives the codes of the new ones. */
export async function loadPilots(
  context: PilotContext,
  known: readonly string[],
  loaded: (code: string) => Promise<void>,
  pilots: readonly Pilot[] = PILOTS,
): Promise<string[]> {
  const missing = pilots.filter((pilot) => !known.includes(pilot.code));
  for (const pilot of missing) {
    context.signal.throwIfAborted();
    context.progress(pilot.code);
    await pilot.load(context);
    await loaded(pilot.code);
  }
  return missing.map((pilot) => pilot.code);
}
