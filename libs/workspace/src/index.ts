export {
  disagreements,
  expectedOf,
  type Disagreement,
  type ExpectedFigure,
  type Figure,
} from './acceptance.js';
export { type TokenClaims } from './keys.js';
export { type Pilot, type PilotContext } from './pilots/pilot.js';
export { SERVICES, serviceNamed, type ServiceEntry } from './services.js';
