/** One thing that must not be. */
export interface Finding {
  /** What is wrong, as a short name that stays the same: `no-effect`. */
  readonly what: string;
  /** In which service, topic or consumer. */
  readonly where: string;
  readonly detail: string;
}

export const FAULTS = ['lost', 'doubled', 'disordered', 'other'] as const;
export type FaultKind = (typeof FAULTS)[number];

/** How much was looked at, and how many findings there are of each kind, also those that are not listed. */
export interface Counts extends Readonly<Record<FaultKind, number>> {
  /** Committed outbox rows. */
  readonly facts: number;
  /** Records in the topics. */
  readonly records: number;
  /** Records that repeat an event which stands in the topic before. */
  readonly copies: number;
  /** Records that were put in past the outbox. */
  readonly injected: number;
  readonly effects: number;
  /** Parked events that are left at the end. */
  readonly parked: number;
  readonly discarded: number;
  readonly answered: number;
  readonly unknown: number;
  readonly refused: number;
  readonly accounts: number;
  /** Sum of all deposits. */
  readonly deposits: number;
  /** What was sent and stands in a parked event. */
  readonly inFlight: number;
  readonly faults: number;
}

/** What the checker decided. Each list holds the first findings of each name; the numbers in `counts` are whole. */
export interface Verdict extends Readonly<Record<FaultKind, readonly Finding[]>> {
  readonly counts: Counts;
}

/** Whether all that was promised was kept. */
export const clean = (verdict: Verdict): boolean => FAULTS.every((kind) => verdict.counts[kind] === 0);

/** The line by which a run is told from afar. */
export function lastLine({ counts }: Verdict): string {
  const { facts, effects, parked, other } = counts;
  const beside = other > 0 ? `, ${other} other findings` : '';
  return `${facts} facts, ${effects} effects, ${parked} parked${beside}: lost ${counts.lost} doubled ${counts.doubled} disordered ${counts.disordered}`;
}

const SHOWN = 5;

const HEADINGS: Readonly<Record<FaultKind, string>> = {
  lost: 'LOST: committed or answered, and not where it must be',
  doubled: 'DOUBLED: happened more than once',
  disordered: 'DISORDERED: happened in another order than the facts of its key',
  other: 'OTHER',
};

/** For the eyes of an engineer: what was looked at, the first findings of each name, and the last line. */
export function report(verdict: Verdict): string {
  const { counts } = verdict;
  const lines = [
    `orders    ${counts.answered} answered, ${counts.unknown} of unknown outcome, ${counts.refused} refused`,
    `facts     ${counts.facts} committed; in the topics ${counts.records} records, ${counts.copies} copies and ${counts.injected} injected among them`,
    `effects   ${counts.effects}; ${counts.parked} events are parked, ${counts.discarded} were discarded`,
    `money     ${counts.deposits} deposited into ${counts.accounts} accounts, ${counts.inFlight} waits in parked events`,
    `faults    ${counts.faults}`,
  ];
  for (const kind of FAULTS) {
    if (counts[kind] === 0) continue;
    lines.push('', `${HEADINGS[kind]} (${counts[kind]})`);
    for (const [what, findings] of grouped(verdict[kind])) {
      for (const { where, detail } of findings.slice(0, SHOWN)) lines.push(`  ${what}  ${where}: ${detail}`);
      const more = findings.length - SHOWN;
      if (more > 0) lines.push(`  ${what}  … and more of the same`);
    }
  }
  return [...lines, '', lastLine(verdict)].join('\n');
}

function grouped(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.what);
    if (group) group.push(finding);
    else groups.set(finding.what, [finding]);
  }
  return groups;
}
