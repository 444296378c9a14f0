import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { later } from '../components/later.js';
import { common } from '../i18n/common.texts.js';
import { Header } from './header.js';
import styles from './layout.module.css';
import { NavigationList } from './navigation-list.js';

const MAIN = 'main';
const NavigationDrawer = later((parts) => parts.NavigationDrawer);

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
      <Suspense>
        <NavigationDrawer opened={opened} onClose={close} />
      </Suspense>
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
