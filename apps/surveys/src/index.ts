export { surveys } from './service.js';
