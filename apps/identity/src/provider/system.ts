import type { Actor } from '@xaso/kernel';

/** Who does what nobody in person does. */
export const SYSTEM: Actor = { id: 'system', role: 'system', communes: '*' };
