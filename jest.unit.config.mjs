import base from './jest.base.mjs';
/** Domain and pure code: no server is started. */
export default {
  ...base,
  testMatch: ['**/*.spec.ts'],
  // All cores: nothing here waits.
  maxWorkers: '100%',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$'],
};
