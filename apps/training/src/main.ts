import { bootService } from '@xaso/platform';
import { training } from './service.js';

await bootService(training);
