import type { PilotView } from '../../api/programme/types.gen.js';

/** What programme answers of pilots; an entry of its register is a document that a decision may name. */
export type {
  Check,
  EntryRow as RegisterEntry,
  Gate,
  PilotView as Pilot,
  PlanVersion,
} from '../../api/programme/types.gen.js';

/** The phases of a pilot on its way, in order; `adjusting` and `stopped` lie beside it. */
export const WAY = ['proposed', 'surveying', 'piloting', 'evaluating', 'selected', 'scaled-up'] as const;
export type Phase = PilotView['phase'];
