export { indicators } from './service.js';
