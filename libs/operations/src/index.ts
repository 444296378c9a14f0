export { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from './accounts.js';
export {
  disagreements,
  expectedOf,
  measured,
  type Disagreement,
  type ExpectedFigure,
  type Figure,
} from './acceptance.js';
export { kafkaAccess } from './kafka-access.js';
export { acceptanceTable, readFigures, settledFigures } from './figures.js';
export {
  issuerAt,
  jwksFile,
  LOCAL_AUDIENCE,
  nameIssuer,
  provideKeys,
  rotateKeys,
  signingKeysFile,
  signToken,
  type TokenClaims,
} from './keys.js';
export { Api } from './pilots/api.js';
export { type Pilot, type PilotContext } from './pilots/pilot.js';
export { loadPilots } from './pilots/pilots.js';
export {
  GATEWAY,
  NODE_ARGUMENTS,
  PROCESSES,
  type ProcessEntry,
  SERVICES,
  serviceNamed,
  type ServiceEntry,
} from './services.js';
