import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { disagreements, expectedOf, type ExpectedFigure, type Figure } from './acceptance.js';

const FIELDS = [
  'programme',
  'indicator',
  'numerator',
  'denominator',
  'percent',
  'value',
  'unit',
  'method',
  'liveOn',
  'synthetic',
  'events',
] as const;

/** Reads the figures as the indicators service shows them now. */
export async function readFigures(url: string, token: string): Promise<Figure[]> {
  const response = await fetch(`${url}/figures`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`GET ${url}/figures answered ${response.status}: ${text.slice(0, 300)}`);
  return (JSON.parse(text) as Record<string, unknown>[]).map((view) => {
    const told = FIELDS.filter((field) => view[field] !== undefined).map((field) => [field, view[field]]);
    return Object.fromEntries(told) as Figure;
  });
}

/** The acceptance table, as far as the existing services can answer it. */
export async function acceptanceTable(): Promise<ExpectedFigure[]> {
  const text = await readFile(new URL('../data/acceptance.json', import.meta.url), 'utf8');
  return expectedOf((JSON.parse(text) as { figures: ExpectedFigure[] }).figures);
}

export interface SettleOptions {
  /** Milliseconds without a change that count as settled, once all figures agree. Default 1,000. */
  readonly calm?: number;
  /** The same while they do not agree: the facts may still be on their way. Default 8,000. */
  readonly patience?: number;
  /** Milliseconds after which whatever is shown is taken. Default 120,000. */
  readonly within?: number;
  readonly signal: AbortSignal;
}

/** Waits until the figures no longer change. Gives the last ones, right or wrong. */
export async function settledFigures(
  read: () => Promise<Figure[]>,
  table: readonly ExpectedFigure[],
  { calm = 1000, patience = 8000, within = 120_000, signal }: SettleOptions,
): Promise<Figure[]> {
  const began = Date.now();
  let changed = began;
  let figures = await read();
  let seen = JSON.stringify(figures);
  for (;;) {
    const quiet = Date.now() - changed;
    const agrees = disagreements(figures, table).length === 0;
    if (quiet >= (agrees ? calm : patience) || Date.now() - began >= within) return figures;
    await delay(100, undefined, { signal });
    figures = await read();
    const now = JSON.stringify(figures);
    if (now !== seen) changed = Date.now();
    seen = now;
  }
}
