/** For specs only: the package exports this folder as source and never as a build, so that no service can load it. */
export { breakingChanges } from './compatibility.js';
export { type Check, checksOf } from './checks.js';
export { contractChecks } from './contract-checks.js';
export {
  type ChangesEntry,
  contractFolder,
  type ContractPackage,
  goldenSamples,
  readContractPackage,
  type Release,
} from './contract-package.js';
export { type GoldenSample, sampleRecord, sampleType } from './golden-samples.js';
export { personalDataFaults, schemaRuleFaults } from './schema-rules.js';
