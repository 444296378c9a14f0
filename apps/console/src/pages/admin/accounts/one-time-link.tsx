import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { OneTimeLink } from '../../../api/identity/types.gen.js';
import { Dialog } from '../../../components/dialog.js';
import { momentText } from '../../../format/days.js';
import styles from '../../lists/shared/lists.module.css';
import { accountTexts } from './accounts.texts.js';

export interface LinkDialogProps {
  /** Null: the same request was sent before, and its link was shown then. */
  readonly link: OneTimeLink | null;
  readonly onClose: () => void;
}

/** A link that is shown this once and kept nowhere: whoever closes it by Escape or a click beside it is asked once more. */
export function LinkDialog({ link, onClose }: LinkDialogProps) {
  const say = accountTexts.use();
  const [said, setSaid] = useState('');
  const [warned, setWarned] = useState(false);
  const leave = () => {
    if (warned || link === null) onClose();
    setWarned(true);
    setSaid(say('link.stay'));
  };
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid(say('link.copied'));
    } catch {
      setSaid(say('link.copy.failed'));
    }
  };
  return (
    <Dialog onClose={leave} size="lg" title={say('link.title')}>
      <Stack>
        {link === null ? (
          <Text>{say('link.absent')}</Text>
        ) : (
          <>
            <Text>{say('link.lead')}</Text>
            <code className={styles['once']}>{link.url}</code>
            <Text c="dimmed">{say('link.expires', { at: momentText(link.expiresAt) })}</Text>
            <Group>
              <Button
                data-autofocus
                leftSection={<IconCopy size={20} aria-hidden />}
                onClick={() => void copy(link.url)}
              >
                {say('link.copy')}
              </Button>
            </Group>
            <Text role="status">{said}</Text>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('link.close')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
