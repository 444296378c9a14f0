import type { FaultKind, Finding } from './verdict.js';

/** A broken run may break everything: beyond this many of one name only their number is kept. */
const KEPT = 50;

/** Collects what the checker finds. */
export class Findings {
  private readonly kept: Record<FaultKind, Finding[]> = { lost: [], doubled: [], disordered: [], other: [] };
  private readonly numbers: Record<FaultKind, number> = { lost: 0, doubled: 0, disordered: 0, other: 0 };
  private readonly ofName = new Map<string, number>();

  add(kind: FaultKind, what: string, where: string, detail: string): void {
    this.numbers[kind] += 1;
    const already = this.ofName.get(what) ?? 0;
    this.ofName.set(what, already + 1);
    if (already < KEPT) this.kept[kind].push({ what, where, detail });
  }

  lists(): Readonly<Record<FaultKind, readonly Finding[]>> {
    return this.kept;
  }

  totals(): Readonly<Record<FaultKind, number>> {
    return this.numbers;
  }
}
