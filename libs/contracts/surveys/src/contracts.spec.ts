import { contractChecks } from '@xaso/contracts-common/checks';
import { surveysEvents } from './index.js';

contractChecks(new URL('../', import.meta.url), surveysEvents);
