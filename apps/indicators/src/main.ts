import { bootService } from '@xaso/platform';
import { indicators } from './service.js';

await bootService(indicators);
