import type { Newcomer, KeptTrainee, ListItem } from '../queue/list.js';

/** Whether a session may be marked, as training allows it: from its day on, as days are in Viet Nam. */
export const hasBegun = ({ startsAt }: { readonly startsAt: string }, now: Date): boolean =>
  dayIn(now) >= dayIn(new Date(startsAt));

const ZONE_MS = 7 * 3_600_000;
const dayIn = (at: Date): string => new Date(at.getTime() + ZONE_MS).toISOString().slice(0, 10);

/** How many the server had as present at a session. */
export const presentAt = (trainees: readonly KeptTrainee[], session: number): number =>
  trainees.filter(({ sessions }) => sessions[session] === true).length;

/** How a list stands with what is ticked here and what the server had. */
export function counted({ people }: ListItem): { present: number; absent: number; open: number } {
  const said = people.map(({ mark, stands }) => mark?.present ?? stands);
  const of = (value: boolean | null) => said.filter((one) => one === value).length;
  return { present: of(true), absent: of(false), open: of(null) };
}

/** Which field of a walk-in is wrong; training checks them again. */
export function newcomerFaults(
  { name, birthYear }: Newcomer,
  now: Date,
): { readonly name: boolean; readonly birthYear: boolean } {
  return {
    name: !/^\p{L}[\p{L}\p{M}\s'’.-]+$/u.test(name.trim()),
    birthYear: !Number.isInteger(birthYear) || birthYear < 1900 || birthYear > now.getFullYear(),
  };
}
