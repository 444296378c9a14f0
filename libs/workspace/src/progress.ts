import { Listr, ListrLogger, ProcessOutput, PRESET_TIMER, type ListrTask } from 'listr2';

/** One step with its title; it may refine its title and show one line of progress. */
export interface StepHandle {
  title(text: string): void;
  output(text: string): void;
}

/** A step, or several that run at the same time. */
export type Step =
  | { readonly title: string; readonly skip?: boolean; readonly run: (handle: StepHandle) => Promise<void> }
  | { readonly title: string; readonly skip?: boolean; readonly together: () => readonly Step[] };

/** Runs steps one after another and shows them on standard error: live on a terminal, plain lines elsewhere. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const live = process.stderr.isTTY === true;
  const logger = (): ListrLogger =>
    new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const list = new Listr(
    steps.map((step) => toTask(step, live)),
    {
      registerSignalListeners: false,
      renderer: 'default',
      fallbackRenderer: 'simple',
      fallbackRendererCondition: () => !live,
      rendererOptions: { timer: PRESET_TIMER, collapseSubtasks: false, logger: logger() },
      fallbackRendererOptions: { timer: PRESET_TIMER, logger: logger() },
    },
  );
  await list.run();
}

function toTask(step: Step, live: boolean): ListrTask {
  const skip = step.skip ?? false;
  if ('together' in step) {
    const task: ListrTask['task'] = (_context, task) =>
      task.newListr(
        step.together().map((inner) => toTask(inner, live)),
        { concurrent: true },
      );
    return { title: step.title, skip, task };
  }
  return {
    title: step.title,
    skip,
    task: (_context, task) => {
      const show = (text: string): void => void (task.output = text);
      return step.run({ title: (text) => void (task.title = text), output: live ? show : seldom(show) });
    },
  };
}

/** Lines that replace one another on a terminal would fill a log: there, one each few seconds is enough. */
function seldom(show: (text: string) => void, everyMs = 3000): (text: string) => void {
  let last = -Infinity;
  return (text) => {
    if (Date.now() - last < everyMs) return;
    last = Date.now();
    show(text);
  };
}
