import type { ClassState } from '../training.types.js';

export type Step = 'open' | 'start' | 'complete' | 'cancel';

/** What may be done with a class in its state; trainers start and complete, officers do the rest as well. */
export function stepsOf(
  state: ClassState,
  { records, teaches }: { readonly records: boolean; readonly teaches: boolean },
): readonly Step[] {
  const cancel: readonly Step[] = records ? ['cancel'] : [];
  switch (state) {
    case 'planned':
      return records ? ['open', ...cancel] : [];
    case 'open':
      return teaches ? ['start', ...cancel] : [];
    case 'in-progress':
      return teaches ? ['complete', ...cancel] : [];
    case 'completed':
    case 'cancelled':
      return [];
  }
}
