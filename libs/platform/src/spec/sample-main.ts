import { bootService } from '../index.js';
import { sampleService } from './sample-service.js';

await bootService(sampleService);
