export { gatewayUrl, type Installation, urlOf } from './installation.js';
export { privateInstallation } from './private-installation.js';
export { Resources } from './resources.js';
export { bringUp, type Outcome } from './stack.js';
