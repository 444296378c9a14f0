import { Button, Stack, Text } from '@mantine/core';
import { Dialog } from '../components/dialog.js';
import { common } from '../i18n/common.texts.js';
import { here, signInAddress } from './session.js';
import { sessionStore } from './session-store.js';

/** The session ended while the page is open: what was typed is in drafts, and comes back. */
export function LostDialog({ lost }: { readonly lost: boolean }) {
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
