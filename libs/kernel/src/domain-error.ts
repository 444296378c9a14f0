/** How a refusal is to be understood by a caller; the HTTP edge maps each kind to one status. */
export type DomainErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'unavailable';

/** One fault of an input: `field` is a path such as `quotas.0.target`, `code` is stable and translated by the console. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * A refusal by a rule of the domain. Thrown before anything was stored.
 * `code` is stable (`response-not-submitted`); `message` says what happened and what to do next.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
