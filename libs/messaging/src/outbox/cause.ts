import { AsyncLocalStorage } from 'node:async_hooks';

const causes = new AsyncLocalStorage<string>();

/** The id of the fact that is being handled, if any: facts written meanwhile name it as their cause. */
export const currentCause = (): string | undefined => causes.getStore();

export const causedBy = <T>(eventId: string, work: () => T): T => causes.run(eventId, work);
