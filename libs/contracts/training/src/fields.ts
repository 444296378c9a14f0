import { Type } from '@sinclair/typebox';

/** What every fact of this service always carries: all of it belongs to a pilot in a commune. */
export const always = ['communeUnitId', 'pilotId'] as const;

/** Codes of curricula: `C1` (shared software and digital signature) to `C7` at the start, more as they are written. */
export const CURRICULUM = '^C[1-9][0-9]{0,2}$';

/** Which curriculum, whatever its version. */
export const curriculum = Type.String({
  pattern: CURRICULUM,
  description: 'code of the curriculum, e.g. C5',
});
