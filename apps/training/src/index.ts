export { training } from './service.js';
