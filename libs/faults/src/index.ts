export { runLaboratory } from './laboratory.js';
export type { LaboratoryOptions, LaboratoryResult } from './laboratory-run.js';
export { allFaults } from './injector/all-faults.js';
export { type Fault, type World } from './injector/fault.js';
export { reportOf } from './report.js';
export { knownBad, type KnownBadOptions } from './known-bad/known-bad.js';
