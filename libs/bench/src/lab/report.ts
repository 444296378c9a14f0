import { monotonicMs } from '../clock.js';

/** What a process says of itself, as `@<json>` on a line of standard output. */
export interface Report {
  /** Milliseconds, monotonic over all processes. */
  readonly at: number;
  readonly cpuSeconds: number;
  /** When the writer began its first transaction, as `at`; absent while it has not, and of the others. */
  readonly begunAt?: number | undefined;
  /** Facts committed by the writer. */
  readonly written: number;
  /** Facts acknowledged by Kafka. */
  readonly published: number;
  /** Events whose effects are committed. */
  readonly applied: number;
  readonly leads: boolean;
  readonly reads: boolean;
}

export const REPORT_MS = 100;

/** Prints a report. */
export function say(done: Partial<Report>): void {
  const { user, system } = process.cpuUsage();
  const report: Report = {
    at: monotonicMs(),
    cpuSeconds: (user + system) / 1e6,
    written: 0,
    published: 0,
    applied: 0,
    leads: false,
    reads: false,
    ...done,
  };
  process.stdout.write(`@${JSON.stringify(report)}\n`);
}

/** The report on a line of output; undefined when the line is none. */
export function reportOn(line: string): Report | undefined {
  return line.startsWith('@{') ? (JSON.parse(line.slice(1)) as Report) : undefined;
}
