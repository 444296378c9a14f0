import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { numberText } from '../format/numbers.js';
import { common } from '../i18n/common.texts.js';

export interface WorkProgressProps {
  readonly title: string;
  readonly done: number;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  readonly onCancel?: () => void;
}

/** Long work under way: how far it is, and how to stop it. */
export function WorkProgress({ title, done, total, onCancel }: WorkProgressProps) {
  const say = common.use();
  const share = total ? Math.min(100, (done * 100) / total) : 0;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        <Text aria-live="polite">
          {total === null
            ? numberText(done)
            : say('progress.of', { done: numberText(done), total: numberText(total) })}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={total === null ? 100 : share} animated={total === null} aria-label={title} />
      </Progress.Root>
      {onCancel && (
        <Group>
          <Button variant="default" onClick={onCancel}>
            {say('progress.cancel')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
