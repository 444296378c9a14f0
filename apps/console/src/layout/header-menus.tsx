import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUserCog } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { notifyFailed } from '../components/notify.js';
import { useProblemTitle } from '../components/problem-note.js';
import { asProblem } from '../http/problem.js';
import { send } from '../http/request.js';
import { common } from '../i18n/common.texts.js';
import { useWord } from '../i18n/words.texts.js';
import { drafts } from '../session/drafts.js';
import { useSession } from '../session/use-session.js';
import styles from './layout.module.css';

/** In the header itself, so that it is part of the banner, and with nothing in it but its entries. */
const PLAIN = { withinPortal: false, withInitialFocusPlaceholder: false } as const;

/** A menu below a button of the header. */
export interface HeaderMenuProps {
  readonly button: ReactElement;
  /** True: the button was pressed before the menu was there. */
  readonly defaultOpened: boolean;
}

/** Light, dark, or as the device has it. */
export function SchemeMenu({ button, defaultOpened }: HeaderMenuProps) {
  const say = common.use();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Menu position="bottom-end" defaultOpened={defaultOpened} {...PLAIN}>
      <Menu.Target>{button}</Menu.Target>
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

/** Who is signed in, the way to their settings, and out. */
export function AccountMenu({ button, defaultOpened }: HeaderMenuProps) {
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
    <Menu position="bottom-end" width={280} defaultOpened={defaultOpened} {...PLAIN}>
      <Menu.Target>{button}</Menu.Target>
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
