import { DomainError, type FieldFault } from './domain-error.js';

/** Refuses an input with all its faults at once. @throws DomainError invalid, unless there are none */
export function refuse(faults: readonly FieldFault[], code: string, message: string): void {
  if (faults.length > 0) throw new DomainError('invalid', code, message, faults);
}
