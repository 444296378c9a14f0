/** Where a command writes. */
export interface Terminal {
  /** A line for whoever asked. */
  out(line: string): void;
  /** A line about what went wrong. */
  err(line: string): void;
}

/** Exit codes of commands. */
export const DONE = 0;
export const FAILED = 1;
export const MISUSED = 2;

/** A command line that makes no sense; the message says why. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** Records hold whatever somebody sent: no byte of it may steer the terminal. Line breaks and tabs stay. */
export const harmless = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]/gu, '\uFFFD');

/** The same on one line, cut to so many characters. */
export function oneLine(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Columns side by side, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  return rows.map((row) => line(row).join('  ').trimEnd());
}

/** What somebody wrote behind an option. @throws Misuse when it is missing or empty */
export function required(value: string | undefined, option: string, why: string): string {
  if (value === undefined || value.trim() === '') throw new Misuse(`${option} is missing: ${why}`);
  return value.trim();
}

/** Runs a command: a misuse is told with its help, any other failure in one line. Gives the exit code. */
export async function guarded(
  terminal: Terminal,
  help: string,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    terminal.err(oneLine((error as Error).message, 2_000));
    if (!isMisuse(error)) return FAILED;
    terminal.err(help);
    return MISUSED;
  }
}

/** Ours, or one of parseArgs. */
const isMisuse = (error: unknown): boolean =>
  error instanceof Misuse || String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
