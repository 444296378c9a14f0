import type { Fault } from './fault.js';
import { processFaults } from './processes.js';

/** Every fault that the laboratory knows. */
export const allFaults: readonly Fault[] = [...processFaults];
