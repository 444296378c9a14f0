import { notifications } from '@mantine/notifications';
import { common } from '../i18n/common.texts.js';

const closeButtonProps = () => ({ 'aria-label': common.say('close'), size: 44 });

/** Says that something was done; read out by screen readers. */
export function notifyDone(message: string): void {
  notifications.show({
    message,
    color: 'teal',
    role: 'status',
    autoClose: 6_000,
    closeButtonProps: closeButtonProps(),
  });
}

/** Says that something was not done, where no form is there to say it. */
export function notifyFailed(title: string, message: string): void {
  notifications.show({
    title,
    message,
    color: 'red',
    role: 'alert',
    autoClose: false,
    closeButtonProps: closeButtonProps(),
  });
}
