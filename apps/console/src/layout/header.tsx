import { ActionIcon, Button } from '@mantine/core';
import { IconLanguage, IconMenu2, IconSunMoon, IconUserCircle } from '@tabler/icons-react';
import { type ComponentType, type ReactElement, Suspense, useState } from 'react';
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
  const { account } = useSession();
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
      <WithMenu
        menu={SchemeMenu}
        button={(press) => (
          <ActionIcon aria-label={say('scheme')} {...press}>
            <IconSunMoon aria-hidden />
          </ActionIcon>
        )}
      />
      <WithMenu
        menu={AccountMenu}
        button={(press) => (
          <Button
            variant="subtle"
            className={styles['account'] ?? ''}
            leftSection={<IconUserCircle size={22} aria-hidden />}
            aria-label={`${say('account')}: ${account.name}`}
            {...press}
          >
            <span className={styles['account-name']}>{account.name}</span>
          </Button>
        )}
      />
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

interface WithMenuProps {
  readonly menu: ComponentType<HeaderMenuProps>;
  readonly button: (press: {
    readonly onClick?: () => void;
    readonly onFocus?: () => void;
    readonly onBlur?: () => void;
    readonly autoFocus?: boolean;
    readonly 'aria-haspopup'?: 'menu';
  }) => ReactElement;
}

/** A button whose menu comes a moment after it; pressed before that, it opens as soon as it is there. */
function WithMenu({ menu: Below, button }: WithMenuProps) {
  const [pressed, setPressed] = useState(false);
  const [focused, setFocused] = useState(false);
  const alone = button({
    onClick: () => setPressed((before) => !before),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
    'aria-haspopup': 'menu',
  });
  return (
    <Suspense fallback={alone}>
      {/* It stands in the place of the other one, and who was there with the keyboard stays there. */}
      <Below button={button({ autoFocus: focused })} defaultOpened={pressed} />
    </Suspense>
  );
}
