import { answerFaults } from './answers.js';
import { serverFaults } from './backends.js';
import type { Fault } from './fault.js';
import { fullDisk } from './full-disk.js';
import { groupFaults } from './group.js';
import { keyless } from './keyless.js';
import { lateAccount } from './late-account.js';
import { processFaults } from './processes.js';
import { recordFaults } from './records.js';

/** Every fault that the laboratory knows. */
export const allFaults: readonly Fault[] = [
  ...processFaults,
  ...serverFaults,
  ...answerFaults,
  ...groupFaults,
  ...recordFaults,
  keyless,
  lateAccount,
  fullDisk,
];
