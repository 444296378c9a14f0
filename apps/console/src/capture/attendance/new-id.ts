import { uuidV7 } from '../queue/uuid-v7.js';

/** An id made on this phone. */
export const newId = (now: Date): string => uuidV7(now.getTime(), crypto.getRandomValues(new Uint8Array(10)));
