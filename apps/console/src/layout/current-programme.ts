/** A programme as far as every page needs it. */
export interface Programme {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly months: number | null;
  readonly lead: string | null;
  readonly host: string;
  readonly measures: readonly string[];
  readonly models: readonly string[];
  readonly synthetic: boolean;
}

/** Where the programmes are asked for. */
export const PROGRAMMES = '/api/programme/programmes';

const KEY = 'xaso.programme';

/** The code of the programme that was chosen last on this device. */
export function rememberedProgramme(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps the choice on this device. */
export function rememberProgramme(code: string): void {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Storage is switched off: the address holds the choice.
  }
}

/** The programme that is looked at: the first of these codes that there is, else the first programme. */
export function currentOf<P extends { readonly code: string }>(
  programmes: readonly P[],
  codes: readonly (string | null | undefined)[],
): P | undefined {
  const found = codes.flatMap((code) => programmes.find((one) => one.code === code) ?? []);
  return found[0] ?? programmes[0];
}
