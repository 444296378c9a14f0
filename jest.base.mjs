/** What every Jest run of the workspace shares: native ESM, swc, sources instead of builds. */
export default {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@xaso/source', 'node', 'node-addons'] },
  roots: ['<rootDir>/libs', '<rootDir>/apps'],
  modulePathIgnorePatterns: ['/dist/'],
};
