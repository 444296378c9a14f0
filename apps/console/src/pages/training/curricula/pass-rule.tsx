import { Button, NumberInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../components/states.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { FormDialog, useRecordForm } from '../../lists/shared/record-form.js';
import { passRuleQuery, TRAINING } from '../training.queries.js';
import type { Curriculum, PassRule } from '../training.types.js';
import { versionTexts } from './curriculum.texts.js';

/** What has to be done to pass; it is decided before the version is published. */
export function PassRuleSection({ of }: { readonly of: Curriculum }) {
  const say = versionTexts.use();
  const query = useQuery(passRuleQuery(of.id));
  const may = useMay(LEADS) && of.state === 'draft';
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={say('rule')}
      aside={
        may &&
        query.data && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {say('rule.set')}
          </Button>
        )
      }
    >
      <Loaded query={query} rows={1}>
        {(rule) => (
          <>
            <Text lang="vi">{rule.words}</Text>
            {open && <RuleForm of={of} rule={rule} onClose={() => setOpen(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface FormProps {
  readonly of: Curriculum;
  readonly rule: PassRule;
  readonly onClose: () => void;
}

function RuleForm({ of, rule, onClose }: FormProps) {
  const say = versionTexts.use();
  const initial: { score: number | string; share: number | string } = {
    score: rule.minAfterScore ?? '',
    share: rule.minSharePercent ?? '',
  };
  const edited = useRecordForm<typeof initial, PassRule>({
    name: `pass-rule-${of.id}`,
    initial,
    send: ({ score, share }, key) =>
      send('PUT', `${TRAINING}/curricula/${of.id}/pass-rule`, {
        body: { minAfterScore: numberOf(score), minSharePercent: numberOf(share) },
        key,
      }),
    done: say('rule.done'),
    refreshes: ['curricula'],
    onDone: onClose,
  });
  const { form } = edited;
  return (
    <FormDialog
      title={say('rule.set')}
      lead={say('rule.lead')}
      of={edited}
      fields={['minAfterScore', 'minSharePercent']}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={say('rule.score')}
        min={0.1}
        max={10}
        decimalScale={1}
        decimalSeparator=","
        {...form.getInputProps('score')}
        error={form.errors['minAfterScore']}
      />
      <NumberInput
        label={say('rule.share')}
        min={1}
        max={100}
        allowDecimal={false}
        {...form.getInputProps('share')}
        error={form.errors['minSharePercent']}
      />
    </FormDialog>
  );
}

const numberOf = (typed: number | string): number | null => (typed === '' ? null : Number(typed));
