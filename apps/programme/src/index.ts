export { programme } from './service.js';
