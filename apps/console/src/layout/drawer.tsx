import { Drawer } from '@mantine/core';
import { common } from '../i18n/common.texts.js';
import styles from './layout.module.css';
import { NavigationList } from './navigation-list.js';
import { ProgrammeSwitch } from './programme.js';

/** The navigation of a phone, which comes in from the side. */
export function NavigationDrawer({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const say = common.use();
  return (
    <Drawer.Root opened={opened} onClose={onClose} size="min(20rem, 90vw)">
      <Drawer.Overlay />
      <Drawer.Content aria-label={say('menu')}>
        <div className={styles['drawer-head']}>
          <Drawer.CloseButton aria-label={say('close')} size={44} />
        </div>
        <Drawer.Body>
          <div className={styles['drawer-programme']}>
            <ProgrammeSwitch />
          </div>
          <NavigationList onGo={onClose} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
