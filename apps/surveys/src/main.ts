import { bootService } from '@xaso/platform';
import { surveys } from './service.js';

await bootService(surveys);
