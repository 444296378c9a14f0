import { Button, Group, Stack, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { AppLink } from '../components/app-link.js';
import { ProblemNote } from '../components/problem-note.js';
import { Loading } from '../components/states.js';
import { Problem } from '../http/problem.js';
import { common } from '../i18n/common.texts.js';
import { Page } from './page.js';

/** A page that broke: the rest of the console goes on. */
export function BrokenPage({ error }: ErrorComponentProps) {
  const say = common.use();
  return (
    <Page title={say('broken.title')}>
      <Stack>
        {error instanceof Problem ? <ProblemNote problem={error} /> : <Text>{say('broken.body')}</Text>}
        <Group>
          <Button onClick={() => location.reload()}>{say('reload')}</Button>
        </Group>
      </Stack>
    </Page>
  );
}

export function NotFoundPage() {
  const say = common.use();
  return (
    <Page title={say('not-found.title')}>
      <Stack>
        <Text>{say('not-found.body')}</Text>
        <AppLink href="/">{say('not-found.home')}</AppLink>
      </Stack>
    </Page>
  );
}

/** While the code of a page comes. */
export const PendingPage = () => <Loading rows={6} />;
