import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../../components/problem-note.js';
import { dayText } from '../../../format/days.js';
import { asProblem } from '../../../http/problem.js';
import { hamletProgressQuery, roundsQuery } from '../surveys.queries.js';
import type { FormRow } from '../surveys.types.js';
import { planTexts } from './plan.texts.js';
import { baselineOf, draftsOf, type QuotaDrafts } from './round-plan.js';

interface Props {
  readonly programme: string;
  readonly form: FormRow | undefined;
  readonly onTake: (quotas: QuotaDrafts) => void;
}

/** A round after a pilot is compared with the one before it: its quotas are offered, and can be changed. */
export function RepeatBaseline({ programme, form, onTake }: Props) {
  const say = planTexts.use();
  const rounds = useQuery(roundsQuery(programme));
  const baseline = baselineOf(rounds.data ?? [], form);
  const hamlets = useQuery({ ...hamletProgressQuery(baseline?.id ?? ''), enabled: baseline !== undefined });
  const [taken, setTaken] = useState<string>();
  if (!baseline) return null;
  const take = () => {
    if (!hamlets.data) return;
    onTake(draftsOf(baseline, hamlets.data));
    setTaken(baseline.id);
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Text>{say('repeat.lead', { day: dayText(baseline.opensAt) })}</Text>
      <Button variant="default" loading={hamlets.isLoading} disabled={!hamlets.data} onClick={take}>
        {say('repeat')}
      </Button>
      {hamlets.error && <ProblemNote problem={asProblem(hamlets.error)} />}
      {taken === baseline.id && <Text role="status">{say('repeat.done')}</Text>}
    </Stack>
  );
}
