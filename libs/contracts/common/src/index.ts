export * from './common-fields.js';
export * from './event-contract.js';
export * from './json-schema.js';
export * from './validation.js';
export * from './cloud-events.js';
