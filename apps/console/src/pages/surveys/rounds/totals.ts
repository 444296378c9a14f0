import type { CommuneProgress } from '../surveys.types.js';

type Numbers = Omit<CommuneProgress, 'commune' | 'communeUnitId'>;

const NOTHING: Numbers = { target: 0, submitted: 0, accepted: 0, returned: 0, rejected: 0, voided: 0 };

/** Communes added up; accepted forms beyond a quota are never cut off. */
export const totalOf = (communes: readonly CommuneProgress[]): Numbers =>
  communes.reduce(
    (sum, one) => ({
      target: sum.target + one.target,
      submitted: sum.submitted + one.submitted,
      accepted: sum.accepted + one.accepted,
      returned: sum.returned + one.returned,
      rejected: sum.rejected + one.rejected,
      voided: sum.voided + one.voided,
    }),
    NOTHING,
  );
