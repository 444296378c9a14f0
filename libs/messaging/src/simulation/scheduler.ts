const { nextTick } = process;

/** Something that will happen at a moment of virtual time; taken back by `undefined`. */
export interface Planned {
  readonly at: number;
  readonly order: number;
  happen: (() => void) | undefined;
}

/**
 * Lets everything run that waits for nothing but promises: a callback of `nextTick` that is asked for in a microtask comes
 * when no microtask is left. No turn of the event loop, so nothing from outside can come between.
 */
const settled = (): Promise<void> => new Promise((resolve) => nextTick(resolve));

const before = (a: Planned, b: Planned) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Virtual time. One thing happens at a time, then everything that it sets off, then the next. */
export class Scheduler {
  now = 0;
  /** How much has happened. */
  steps = 0;
  private orders = 0;
  /** A binary heap: what comes first is at the front. */
  private readonly heap: Planned[] = [];

  after(ms: number, happen: () => void): Planned {
    const planned = { at: this.now + ms, order: (this.orders += 1), happen };
    this.insert(planned);
    return planned;
  }

  /** Until `over`, or until nothing is planned any more. */
  async run(over: () => boolean): Promise<void> {
    while (!over()) {
      const next = this.first();
      if (!next) return;
      const { happen } = next;
      if (!happen) continue;
      this.now = next.at;
      this.steps += 1;
      happen();
      await settled();
    }
  }

  private insert(planned: Planned): void {
    const { heap } = this;
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Planned;
      if (!before(planned, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = planned;
  }

  private first(): Planned | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Planned, heap[child] as Planned)) child += 1;
      const below = heap[child] as Planned;
      if (!before(below, last)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}
