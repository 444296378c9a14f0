import { contractChecks } from '@xaso/contracts-common/checks';
import { programmeEvents } from './index.js';

contractChecks(new URL('../', import.meta.url), programmeEvents);
