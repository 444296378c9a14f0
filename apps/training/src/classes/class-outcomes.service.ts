import type { ClassResults } from '@xaso/contracts-training';
import type { Actor } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import type { TrainingClass } from './training-class.js';

/** When a class is settled and by whom. */
export interface Settling {
  /** Business time of the facts. */
  readonly at: Date;
  readonly actor: Actor;
  /** Of the correction it follows from; null at the completion. It goes with a certificate that holds no longer. */
  readonly reason: string | null;
}

/**
 * Settles who passed a class by the rule of its curriculum: writes the outcome of each enrolment with its facts, and answers
 * the scores. Whoever keeps tests provides it, in a global module; without it nobody is settled and nothing was tested. It is
 * asked again after each correction of a completed class, and then changes only the outcomes that are other ones now.
 */
export abstract class ClassOutcomes {
  abstract settle(
    tx: Tx,
    of: TrainingClass,
    settling: Settling,
  ): Promise<Pick<ClassResults, 'tested' | 'beforeSum' | 'afterSum'>>;
}
