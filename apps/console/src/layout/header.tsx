import { ActionIcon, Button } from '@mantine/core';
import { IconLanguage, IconMenu2, IconSunMoon, IconUserCircle } from '@tabler/icons-react';
import { type ComponentProps, type ComponentType, Suspense, useCallback, useRef, useState } from 'react';
import { AppLink } from '../components/app-link.js';
import { later } from '../components/later.js';
import { common } from '../i18n/common.texts.js';
import { i18n } from '../i18n/i18n.js';
import { chooseLanguage, type Language } from '../i18n/language.js';
import { useLanguage } from '../i18n/texts.js';
import { useSession } from '../session/use-session.js';
import type { HeaderMenuProps } from './header-menus.js';
import styles from './layout.module.css';
import { ProgrammeSwitch } from './programme.js';

const AccountMenu = later((parts) => parts.AccountMenu);
const SchemeMenu = later((parts) => parts.SchemeMenu);

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
      <WithMenu menu={SchemeMenu} button={SchemeButton} />
      <WithMenu menu={AccountMenu} button={AccountButton} />
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

/** What the button of a menu is given: by `WithMenu` until the menu is there, by the menu then. */
type Press = Pick<ComponentProps<'button'>, 'onClick' | 'onFocus' | 'onBlur' | 'ref' | 'aria-haspopup'>;

function SchemeButton(press: Press) {
  const say = common.use();
  return (
    <ActionIcon aria-label={say('scheme')} {...press}>
      <IconSunMoon aria-hidden />
    </ActionIcon>
  );
}

function AccountButton(press: Press) {
  const say = common.use();
  const { account } = useSession();
  return (
    <Button
      variant="subtle"
      className={styles['account'] ?? ''}
      leftSection={<IconUserCircle size={22} aria-hidden />}
      aria-label={`${say('account')}: ${account.name}`}
      {...press}
    >
      <span className={styles['account-name']}>{account.name}</span>
    </Button>
  );
}

interface WithMenuProps {
  readonly menu: ComponentType<HeaderMenuProps>;
  readonly button: ComponentType<Press>;
}

/** A button whose menu comes a moment after it; pressed before that, it opens as soon as it is there. */
function WithMenu({ menu: Below, button: Above }: WithMenuProps) {
  const [pressed, setPressed] = useState(false);
  // No state: to draw anew while the mouse is down would put the menu's button below it, and the click would be lost.
  const held = useRef(false);
  // The menu's button stands in the place of the other one, and who was there with the keyboard stays there.
  const keep = useCallback((place: HTMLButtonElement | null) => {
    if (held.current) place?.focus();
    held.current = false;
  }, []);
  const alone = (
    <Above
      onClick={() => setPressed((before) => !before)}
      onFocus={() => void (held.current = true)}
      onBlur={() => void (held.current = false)}
      aria-haspopup="menu"
    />
  );
  return (
    <Suspense fallback={alone}>
      <Below button={<Above ref={keep} />} defaultOpened={pressed} />
    </Suspense>
  );
}
