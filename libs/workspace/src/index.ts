export { gatewayUrl, type Installation, urlOf } from './installation.js';
export { privateInstallation } from './private-installation.js';
export { Resources } from './resources.js';
export { bringUp, type Outcome } from './stack.js';
export { checkMigrations, type Findings, type MigrationText } from './migration-checks/check.js';
export { installedSets } from './migration-checks/migration-sets.js';
