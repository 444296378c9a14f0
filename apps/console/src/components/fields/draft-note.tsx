import { Button, Group, Text } from '@mantine/core';
import { common } from '../../i18n/common.texts.js';
import styles from './fields.module.css';

/** Says that what was typed before came back, and lets it go. */
export function DraftNote({
  restored,
  onDiscard,
}: {
  readonly restored: boolean;
  readonly onDiscard: () => void;
}) {
  const say = common.use();
  if (!restored) return null;
  return (
    <Group className={styles['draft']} role="status" justify="space-between">
      <Text>{say('draft.restored')}</Text>
      <Button variant="default" size="sm" onClick={onDiscard}>
        {say('draft.discard')}
      </Button>
    </Group>
  );
}
