/** Counters of all lives of all processes: what a killed one had counted is not forgotten. */
export class Totals {
  private readonly lives = new Map<string, number>();

  constructor(private readonly name: string) {}

  /** Takes in what one life of a process says in the text format of Prometheus; its last word counts. */
  take(life: string, text: string): void {
    let sum = 0;
    for (const line of text.split('\n')) {
      if (line.startsWith(`${this.name}{`) || line.startsWith(`${this.name} `))
        sum += Number(line.slice(line.lastIndexOf(' ') + 1));
    }
    this.lives.set(life, Math.max(sum, this.lives.get(life) ?? 0));
  }

  get sum(): number {
    return [...this.lives.values()].reduce((total, one) => total + one, 0);
  }
}
