import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FieldFault, Problem } from '../http/problem.js';
import { common } from '../i18n/common.texts.js';

/** What a status means in the language of the page; the service says the rest in Vietnamese. */
export function useProblemTitle(): (problem: Problem) => string {
  const say = common.use();
  return ({ status }) => {
    const exact = `error.${status}`;
    if (common.has(exact)) return say(exact);
    return say(status >= 502 ? 'error.503' : status >= 500 ? 'error.500' : 'error.title');
  };
}

export interface ProblemNoteProps {
  readonly problem: Problem;
  /** Faults that no field shows; all of them unless told. */
  readonly errors?: readonly FieldFault[];
  readonly onRetry?: () => void;
}

/** A refusal: what happened, what was kept, what to do, and the code to quote. */
export function ProblemNote({ problem, errors = problem.errors, onRetry }: ProblemNoteProps) {
  const say = common.use();
  const titleOf = useProblemTitle();
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={titleOf(problem)}
    >
      <Stack gap="xs">
        {problem.detail !== '' && <Text lang="vi">{problem.detail}</Text>}
        {errors.length > 0 && (
          <List lang="vi">
            {errors.map(({ field, code, detail }, index) => (
              <List.Item key={`${field} ${code} ${index}`}>{detail}</List.Item>
            ))}
          </List>
        )}
        {problem.correlationId !== null && (
          <Text size="sm">
            {say('correlation')}: <Code>{problem.correlationId}</Code>. {say('correlation.hint')}
          </Text>
        )}
        {onRetry && (
          <Group>
            <Button variant="default" onClick={onRetry}>
              {say('retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
