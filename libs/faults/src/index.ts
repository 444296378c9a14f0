export { runLaboratory, type LaboratoryOptions, type LaboratoryResult } from './laboratory.js';
export { allFaults } from './injector/all-faults.js';
export { type Fault, type World } from './injector/fault.js';
export { reportOf } from './report.js';
export { knownBad, type KnownBadOptions } from './known-bad/known-bad.js';
