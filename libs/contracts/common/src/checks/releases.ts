/**
 * For tools that look at what was released, such as `npm run contracts:check`. Exported as source and never as a build, as
 * the checks are: no service can load it.
 */
export { type SchemaChange, whoBreaks } from './compatibility.js';
export { type BrokenContract, compareReleases, releasedFact } from './comparison.js';
export { type ContractPackage, readContractPackage } from './contract-package.js';
export { sampleType } from './golden-samples.js';
