/** What was started, to be ended in reverse order whatever happens. */
export class Cleanup {
  private readonly steps: { readonly what: string; readonly end: () => Promise<void> }[] = [];

  add(what: string, end: () => Promise<void>): void {
    this.steps.push({ what, end });
  }

  /** A step that fails is told and keeps no other one from being done. */
  async run(tell: (line: string) => void): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step.end();
      } catch (error) {
        tell(`${step.what} did not end well: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
