/** What a process says of itself, as `@<json>` on a line of standard output. */
export interface Report {
  /** Milliseconds, monotonic over all processes. */
  readonly at: number;
  readonly cpuSeconds: number;
  /** Facts committed by the writer. */
  readonly written: number;
  /** Facts acknowledged by Kafka. */
  readonly published: number;
  /** Events whose effects are committed. */
  readonly applied: number;
  readonly leads: boolean;
  readonly reads: boolean;
}

/** The report on a line of output; undefined when the line is none. */
export function reportOn(line: string): Report | undefined {
  return line.startsWith('@{') ? (JSON.parse(line.slice(1)) as Report) : undefined;
}
