import { RECORDERS, type Role } from '../../../session/session.js';

/** Who works with the people of a class and gives its tests: others see the class without names. */
export const WORK_WITH_CLASSES: readonly Role[] = [...RECORDERS, 'trainer'];
