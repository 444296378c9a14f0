import { bootService } from '@xaso/platform';
import { programme } from './service.js';

await bootService(programme);
