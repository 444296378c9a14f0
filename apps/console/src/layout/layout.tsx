import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { common } from '../i18n/common.texts.js';
import { Header } from './header.js';
import styles from './layout.module.css';
import { NavigationList } from './navigation-list.js';
import { ProgrammeSwitch } from './programme.js';

const MAIN = 'main';

/** What stands around every page. */
export function Layout() {
  const say = common.use();
  const [opened, { close, toggle }] = useDisclosure(false);
  return (
    <>
      <a href={`#${MAIN}`} className="xaso-skip">
        {say('skip')}
      </a>
      <Header onMenu={toggle} menuOpened={opened} />
      <Drawer.Root opened={opened} onClose={close} size="min(20rem, 90vw)">
        <Drawer.Overlay />
        <Drawer.Content aria-label={say('menu')}>
          <div className={styles['drawer-head']}>
            <Drawer.CloseButton aria-label={say('close')} size={44} />
          </div>
          <Drawer.Body>
            <div className={styles['drawer-programme']}>
              <ProgrammeSwitch />
            </div>
            <NavigationList onGo={close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <div className={styles['frame']}>
        <div className={`${styles['sidebar']} xaso-no-print`}>
          <NavigationList />
        </div>
        <main id={MAIN} className={styles['main']} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  );
}
