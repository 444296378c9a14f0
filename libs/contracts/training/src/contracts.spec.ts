import { contractChecks } from '@xaso/contracts-common/checks';
import { trainingEvents } from './index.js';

contractChecks(new URL('../', import.meta.url), trainingEvents);
