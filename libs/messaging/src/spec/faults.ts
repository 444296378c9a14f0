/** What a spec makes of the next calls of a model: they fail, or hang until they are let go. */
export class Faults<Call extends string> {
  private readonly planned = new Map<Call, (() => Promise<void>)[]>();

  /** The next call rejects with it. */
  fail(call: Call, error: Error): void {
    this.plan(call, () => Promise.reject(error));
  }

  /** The next call hangs until the returned function is called, with an error to make it fail. */
  hang(call: Call): (error?: Error) => void {
    let release: (error?: Error) => void = () => undefined;
    const held = new Promise<void>((resolve, reject) => {
      release = (error) => (error ? reject(error) : resolve());
    });
    this.plan(call, () => held);
    return release;
  }

  /** At the beginning of a call of the model. */
  async meet(call: Call): Promise<void> {
    await this.planned.get(call)?.shift()?.();
  }

  private plan(call: Call, fault: () => Promise<void>): void {
    this.planned.set(call, [...(this.planned.get(call) ?? []), fault]);
  }
}
