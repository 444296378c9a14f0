import type { Tx } from '@xaso/platform';
import type { TrainingClass } from '../classes/training-class.js';

/**
 * What had to be done to pass a class, in words: the criteria of the badge. Whoever keeps the rules of passing provides it, in
 * a global module; without it a certificate says no more than that the class was passed.
 */
export abstract class PassCriteria {
  abstract wordsFor(tx: Tx, of: TrainingClass): Promise<string>;
}
