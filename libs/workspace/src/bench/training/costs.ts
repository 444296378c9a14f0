import type { BenchFigure } from '@xaso/bench/figures';
import { cpuTimeOf } from '../openrosa/cpu-time.js';

/** Processor time by process over all that was measured: on a machine shared with others it says more than the time. */
export class Costs {
  private readonly micros = new Map<string, number>();
  private times = 0;

  /** @param pids by the name of the process */
  constructor(private readonly pids: Readonly<Record<string, number>>) {}

  /** Does the work, and counts what it costs. */
  async of<T>(work: () => Promise<T>): Promise<T> {
    const before = await this.used();
    const done = await work();
    const after = await this.used();
    for (const [name, micros] of after)
      this.micros.set(name, (this.micros.get(name) ?? 0) + micros - (before.get(name) ?? 0));
    this.times += 1;
    return done;
  }

  /** One figure a process. @param each how many of `what` one piece of work was */
  figures(what: string, each: number): BenchFigure[] {
    return [...this.micros].map(([name, micros]) => ({
      name: `processor time of one ${what}: ${name}`,
      value: micros / this.times / each / 1_000,
      unit: 'ms',
      target: '',
    }));
  }

  private async used(): Promise<ReadonlyMap<string, number>> {
    const each = await Promise.all(
      Object.entries(this.pids).map(async ([name, pid]) => [name, (await cpuTimeOf(pid))?.whole] as const),
    );
    return new Map(each.flatMap(([name, micros]) => (micros === undefined ? [] : [[name, micros]])));
  }
}
