import { Button, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { Dialog } from '../components/dialog.js';
import { common } from '../i18n/common.texts.js';
import { ProblemNote } from '../components/problem-note.js';
import styles from './session-pages.module.css';
import { signInAddress } from './session.js';
import { sessionStore } from './session-store.js';
import { loadSession, useSessionState } from './use-session.js';

const here = (): string => location.pathname + location.search;

/** Shows the pages to whoever is signed in, else the way in. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const state = useSessionState();
  const say = common.use();
  switch (state.is) {
    case 'loading':
      return (
        <main className={styles['center']} aria-busy="true">
          <Loader aria-label={say('loading')} />
        </main>
      );
    case 'failed':
      return (
        <main className={styles['center']}>
          <Stack className={styles['card']}>
            <Title order={1}>{say('sign-in.failed')}</Title>
            <ProblemNote problem={state.problem} onRetry={() => void loadSession()} />
          </Stack>
        </main>
      );
    case 'signed-out':
      return <SignInPage />;
    case 'signed-in':
      return (
        <>
          {children}
          <LostDialog lost={state.lost} />
        </>
      );
  }
}

function SignInPage() {
  const say = common.use();
  const title = `${say('sign-in.title')} · ${say('product')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={styles['center']}>
      <Stack className={styles['card']} gap="lg">
        <div className={styles['mark']}>{say('product')}</div>
        <Title order={1}>{say('sign-in.title')}</Title>
        <Text>{say('sign-in.lead')}</Text>
        <Button component="a" href={signInAddress(here())} size="lg" fullWidth>
          {say('sign-in.action')}
        </Button>
      </Stack>
    </main>
  );
}

/** The session ended while the page is open: what was typed is in drafts, and comes back. */
function LostDialog({ lost }: { readonly lost: boolean }) {
  const say = common.use();
  return (
    <Dialog
      opened={lost}
      onClose={() => sessionStore.stay()}
      title={say('lost.title')}
      closeLabel={say('lost.stay')}
      above
    >
      <Stack>
        <Text>{say('lost.body')}</Text>
        <Button component="a" href={signInAddress(here())} data-autofocus>
          {say('lost.action')}
        </Button>
        <Button variant="default" onClick={() => sessionStore.stay()}>
          {say('lost.stay')}
        </Button>
      </Stack>
    </Dialog>
  );
}
