/** What every Jest run of the workspace shares: native ESM, sources instead of builds, modules that stay loaded. */
export default {
  rootDir: import.meta.dirname,
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFilesAfterEnv: ['<rootDir>/libs/workspace/bootstrap/jest/time-limits.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  roots: ['<rootDir>/libs', '<rootDir>/apps'],
  modulePathIgnorePatterns: ['/dist/'],
};
