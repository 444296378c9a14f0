import { Notifications } from '@mantine/notifications';

/** Where `notifyDone` and `notifyFailed` are shown, also what was told before this was there. */
export const Notices = () => <Notifications position="bottom-right" />;
