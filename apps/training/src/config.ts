import { messagingConfig } from '@xaso/messaging';
import { attendanceConfig } from './attendance/codes.service.js';
import { certificateConfig } from './certificates/credential/settings.service.js';

/** What the training service reads from its environment. */
export const config = { ...messagingConfig, ...certificateConfig, ...attendanceConfig };
