import { ActionIcon, Button, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconLanguage,
  IconLogout,
  IconMenu2,
  IconSunMoon,
  IconUserCircle,
  IconUserCog,
} from '@tabler/icons-react';
import { AppLink } from '../components/app-link.js';
import { notifyFailed } from '../components/notify.js';
import { useProblemTitle } from '../components/problem-note.js';
import { asProblem } from '../http/problem.js';
import { send } from '../http/request.js';
import { common } from '../i18n/common.texts.js';
import { i18n } from '../i18n/i18n.js';
import { chooseLanguage, type Language } from '../i18n/language.js';
import { useLanguage } from '../i18n/texts.js';
import { useWord } from '../i18n/words.texts.js';
import { drafts } from '../session/drafts.js';
import { useSession } from '../session/use-session.js';
import styles from './layout.module.css';
import { ProgrammeSwitch } from './programme.js';

/** In the header itself, so that it is part of the banner, and with nothing in it but its entries. */
const PLAIN = { withinPortal: false, withInitialFocusPlaceholder: false } as const;

/** The bar at the top: product, programme, language, light or dark, account. */
export function Header({
  onMenu,
  menuOpened,
}: {
  readonly onMenu: () => void;
  readonly menuOpened: boolean;
}) {
  const say = common.use();
  return (
    <header className={`${styles['header']} xaso-no-print`}>
      <div className={styles['burger']}>
        <ActionIcon aria-label={say('menu')} aria-expanded={menuOpened} onClick={onMenu}>
          <IconMenu2 aria-hidden />
        </ActionIcon>
      </div>
      <AppLink href="/" className={styles['product']}>
        {say('product')}
      </AppLink>
      <div className={styles['programme']}>
        <ProgrammeSwitch />
      </div>
      <LanguageSwitch />
      <SchemeSwitch />
      <AccountMenu />
    </header>
  );
}

function LanguageSwitch() {
  const say = common.use();
  const other: Language = useLanguage() === 'vi' ? 'en' : 'vi';
  const change = () => {
    chooseLanguage(other);
    void i18n.changeLanguage(other);
  };
  return (
    <Button
      variant="subtle"
      className={styles['language'] ?? ''}
      leftSection={<IconLanguage size={20} aria-hidden />}
      lang={other}
      onClick={change}
      aria-label={`${other.toUpperCase()} – ${say('language')}: ${other === 'en' ? 'English' : 'Tiếng Việt'}`}
    >
      {other === 'en' ? 'EN' : 'VI'}
    </Button>
  );
}

function SchemeSwitch() {
  const say = common.use();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu position="bottom-end" {...PLAIN}>
      <Menu.Target>
        <ActionIcon aria-label={say('scheme')}>
          <IconSunMoon aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            {...(scheme === colorScheme && { 'aria-current': true, fw: 700 })}
          >
            {say(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu() {
  const say = common.use();
  const word = useWord();
  const titleOf = useProblemTitle();
  const { account, role } = useSession();
  const leave = async () => {
    try {
      const answer = await send<{ to?: string } | undefined>('POST', '/session/sign-out');
      drafts.wipe(sessionStorage);
      location.assign(answer?.to ?? '/');
    } catch (error) {
      const problem = asProblem(error);
      notifyFailed(titleOf(problem), problem.detail);
    }
  };
  return (
    <Menu position="bottom-end" width={280} {...PLAIN}>
      <Menu.Target>
        <Button
          variant="subtle"
          className={styles['account'] ?? ''}
          leftSection={<IconUserCircle size={22} aria-hidden />}
          aria-label={`${say('account')}: ${account.name}`}
        >
          <span className={styles['account-name']}>{account.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles['account-who']}>
          <strong>{account.name}</strong>
          <span>{word('role', role)}</span>
        </div>
        <Menu.Divider />
        <Menu.Item component="a" href="/id/account" leftSection={<IconUserCog size={20} aria-hidden />}>
          {say('account.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={20} aria-hidden />} onClick={() => void leave()}>
          {say('sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
