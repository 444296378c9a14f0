export const PIN_LENGTH = 6;
/** After so many wrong PINs in a row what is on the phone is gone. */
export const MOST_WRONG_PINS = 10;
/** Nothing touched for so long: the PIN is asked for again. */
export const LOCK_AFTER_MS = 5 * 60_000;

export type PinFault = 'not-six-digits' | 'too-simple';

/** What is wrong with a new PIN; undefined when it will do. */
export function pinFault(pin: string): PinFault | undefined {
  if (!/^\d{6}$/.test(pin)) return 'not-six-digits';
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? 'too-simple' : undefined;
}

/** How many tries are left after so many wrong ones. */
export const triesLeft = (wrong: number): number => Math.max(0, MOST_WRONG_PINS - wrong);
