export { assertNever } from './assert-never.js';
export { type Clock, systemClock, fixedClock } from './clock.js';
export { DomainError, type DomainErrorKind, type FieldFault } from './domain-error.js';
export { type Brand, type UnitId, isUuid, isUuidV7, uuidV7Time } from './ids.js';
export { type Period, periodContains } from './period.js';
export { PILLARS, type Pillar } from './pillar.js';
export { type Actor } from './actor.js';
