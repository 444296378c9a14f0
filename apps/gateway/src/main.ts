import { bootEdge } from '@xaso/platform';
import { gateway } from './service.js';

await bootEdge(gateway);
