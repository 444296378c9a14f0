import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { OneTimeLink } from '../../../api/identity/types.gen.js';
import { momentText } from '../../../format/days.js';
import styles from '../../lists/shared/lists.module.css';
import { accountTexts } from './accounts.texts.js';

export interface LinkDialogProps {
  /** Null: the same request was sent before, and its link was shown then. */
  readonly link: OneTimeLink | null;
  readonly onClose: () => void;
}

/** A link that is shown this once and kept nowhere. A click beside the dialog does not close it. */
export function LinkDialog({ link, onClose }: LinkDialogProps) {
  const say = accountTexts.use();
  const [said, setSaid] = useState('');
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid(say('link.copied'));
    } catch {
      setSaid(say('link.copy.failed'));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say('link.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
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
    </Modal>
  );
}
