import { bootService } from '@xaso/platform';
import { identity } from './service.js';

await bootService(identity);
