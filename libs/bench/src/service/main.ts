import { bootService } from '@xaso/platform';
import { benchService } from './bench.service.js';

await bootService(benchService);
