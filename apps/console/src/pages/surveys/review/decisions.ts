import type { Problem } from '../../../http/problem.js';
import type { ResponseState } from '../surveys.types.js';

export type Decision = 'accept' | 'return' | 'reject' | 'void';

/** What a form becomes by a decision. */
export const BECOMES: Readonly<Record<Decision, ResponseState>> = {
  accept: 'accepted',
  return: 'returned',
  reject: 'rejected',
  void: 'voided',
};

/** What may be decided of a form in its state. */
export function decisionsOf(state: ResponseState): readonly Decision[] {
  switch (state) {
    case 'submitted':
      return ['accept', 'return', 'reject'];
    case 'accepted':
      return ['void'];
    default:
      return [];
  }
}

/** The kinds of reasons the service takes. */
export const REASONS: Readonly<Record<'reject' | 'void', readonly string[]>> = {
  reject: ['duplicate', 'invalid'],
  void: ['duplicate', 'invalid', 'entry-error', 'withdrawn'],
};

/** Whether somebody else decided meanwhile, as against a decision that the form does not allow. */
export const isOvertaken = ({ status, code }: Pick<Problem, 'status' | 'code'>): boolean =>
  status === 409 && (code === 'changed-meanwhile' || code.startsWith('response-'));
