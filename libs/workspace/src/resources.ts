/** What was started, to be stopped in reverse order; also what is still starting when the stop is asked for. */
export class Resources {
  private readonly opened: { name: string | undefined; close: () => Promise<void> }[] = [];
  private readonly opening = new Set<Promise<unknown>>();

  /** Waits for something to start and remembers how to stop it. Without a name its stop is not worth a line. */
  async open<T>(
    name: string | undefined,
    starting: Promise<T>,
    close: (resource: T) => Promise<void>,
  ): Promise<T> {
    const opened = starting.then((resource) => {
      this.opened.push({ name, close: () => close(resource) });
      return resource;
    });
    const settled = opened.catch(() => undefined);
    this.opening.add(settled);
    try {
      return await opened;
    } finally {
      this.opening.delete(settled);
    }
  }

  /** Stops everything, the last started first. A failure is told and does not keep the others running. */
  async closeAll(tell: (line: string) => void): Promise<void> {
    await Promise.all(this.opening);
    for (let last = this.opened.pop(); last; last = this.opened.pop()) {
      try {
        await last.close();
        if (last.name) tell(`stopped ${last.name}`);
      } catch (error) {
        tell(
          `${last.name ?? 'Something'} did not stop well: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
}
