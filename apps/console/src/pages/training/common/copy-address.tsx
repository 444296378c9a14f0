import { Button, Group, Stack, Text } from '@mantine/core';
import { notifyDone, notifyFailed } from '../../../components/notify.js';
import { common } from '../../../i18n/common.texts.js';
import styles from './copy-address.module.css';

interface Props {
  readonly address: string;
  readonly lead: string;
  readonly copy: string;
  readonly copied: string;
}

/** An address to be taken elsewhere: shown whole, and copied by a button. */
export function CopyAddress({ address, lead, copy, copied }: Props) {
  const base = common.use();
  const take = async () => {
    try {
      await navigator.clipboard.writeText(address);
      notifyDone(copied);
    } catch {
      notifyFailed(base('error.title'), base('export.copy-failed'));
    }
  };
  return (
    <Stack gap="xs">
      <Text>{lead}</Text>
      <code className={styles['address']}>{address}</code>
      <Group>
        <Button variant="default" onClick={() => void take()}>
          {copy}
        </Button>
      </Group>
    </Stack>
  );
}
