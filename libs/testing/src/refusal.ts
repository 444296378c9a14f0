import { DomainError } from '@xaso/kernel';

/** Why something was refused, as `kind code`, with the codes of its faults. */
export function refusal(work: () => unknown): { readonly is: string; readonly faults: readonly string[] } {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError)
      return {
        is: `${error.kind} ${error.code}`,
        faults: error.faults.map(({ field, code }) => `${field} ${code}`),
      };
    throw error;
  }
  return { is: 'nothing was refused', faults: [] };
}
