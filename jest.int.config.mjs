import base from './jest.base.mjs';
/** Features through HTTP or a topic: one PostgreSQL and one Kafka for the whole run (libs/testing). */
export default {
  ...base,
  testMatch: ['**/*.int.spec.ts'],
  globalSetup: '<rootDir>/libs/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.mjs',
  testSequencer: '<rootDir>/libs/workspace/bootstrap/jest/sequencer.mjs',
  maxWorkers: 2,
};
