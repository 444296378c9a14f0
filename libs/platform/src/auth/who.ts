import type { Role } from './roles.js';

/** Who writes down what happens in a commune. */
export const RECORDERS = ['admin', 'programme-lead', 'commune-officer'] as const satisfies readonly Role[];

/** Who approves; the one who recorded in a commune does not. */
export const APPROVERS = ['admin', 'programme-lead', 'province-leader'] as const satisfies readonly Role[];

/** Who decides about a whole programme. */
export const LEADS = ['admin', 'programme-lead'] as const satisfies readonly Role[];
