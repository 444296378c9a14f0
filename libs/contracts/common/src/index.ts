export * from './common-fields.js';
export * from './event-contract.js';
export * from './json-schema.js';
export * from './validation.js';
export * from './cloud-events.js';
export * from './decided.js';
export * from './correction.js';
export * from './commune-thing.js';
