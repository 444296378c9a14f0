import base from './jest.base.mjs';
/** Domain and pure code: no server is started. */
export default {
  ...base,
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$'],
};
