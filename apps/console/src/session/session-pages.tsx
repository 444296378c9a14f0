import { Button, Loader, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, Suspense, useEffect } from 'react';
import { later } from '../components/later.js';
import { common } from '../i18n/common.texts.js';
import { ProblemNote } from '../components/problem-note.js';
import styles from './session-pages.module.css';
import { here, signInAddress } from './session.js';
import { loadSession, useSessionState } from './use-session.js';

const LostDialog = later((parts) => parts.LostDialog);

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
          <Suspense>
            <LostDialog lost={state.lost} />
          </Suspense>
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
