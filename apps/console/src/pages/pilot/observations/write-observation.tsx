import { Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { observationsCorrect, observationsRewrite } from '../../../api/programme/operations.gen.js';
import type { ObservationsOneResponse } from '../../../api/programme/types.gen.js';
import { common } from '../../../i18n/common.texts.js';
import { dayText } from '../../../format/days.js';
import { useWord } from '../../../i18n/words.texts.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { Opens } from '../../lists/shared/deeds.js';
import { listTexts } from '../../lists/shared/lists.texts.js';
import { ReasonField } from '../../lists/shared/reason-field.js';
import { FormDialog } from '../../lists/shared/record-form.js';
import { useVersionedForm } from '../../lists/shared/versioned-form.js';
import { observationQuery } from '../pilot.queries.js';
import { EMPTY_FINDING, findingBody, type TypedFinding, typedFinding } from './finding.js';
import { FINDING_FIELDS, FindingFields } from './finding-fields.js';
import { observationTexts } from './observations.texts.js';
import { REFRESHES, useFindingCheck } from './record-observation.js';

type Observation = ObservationsOneResponse;

/** A draft is written otherwise; what was approved is corrected by a new revision with a reason. */
export function WriteActions({ observation }: { readonly observation: Observation }) {
  const say = observationTexts.use();
  if (!useMay(RECORDERS) || observation.state === 'submitted') return null;
  const deed = observation.state === 'draft' ? 'rewrite' : 'correct';
  return (
    <Group gap="xs" className="xaso-no-print">
      <Opens label={say(deed)}>
        {(close) => <WriteObservation observation={observation} deed={deed} onClose={close} />}
      </Opens>
    </Group>
  );
}

interface Props {
  readonly observation: Observation;
  readonly deed: 'rewrite' | 'correct';
  readonly onClose: () => void;
}

function WriteObservation({ observation, deed, onClose }: Props) {
  const say = observationTexts.use();
  const lists = listTexts.use();
  const client = useQueryClient();
  const check = useFindingCheck();
  const inWords = useFindingWords();
  const { id, programme, pilotId, phase } = observation;
  const typedOf = ({ revisions, files }: Observation): TypedFinding => {
    const last = revisions.at(-1);
    return last ? typedFinding(last, files, lists('evidence.entry')) : EMPTY_FINDING;
  };
  const of = useVersionedForm({
    name: `observation-${deed}-${id}`,
    initial: { ...typedOf(observation), reason: '', seen: observation.version },
    readAgain: () => client.fetchQuery({ ...observationQuery(id), staleTime: 0 }),
    typedOf,
    inWords,
    send: ({ reason, seen, ...found }) => {
      const body = { ...findingBody(found), version: seen };
      return deed === 'rewrite'
        ? observationsRewrite({ path: { id }, body })
        : observationsCorrect({ path: { id }, body: { ...body, reason: reason.trim() } });
    },
    done: say(`${deed}.done`),
    refreshes: REFRESHES,
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say(deed)}
      of={of}
      fields={[...FINDING_FIELDS, 'reason']}
      required={[
        'observedOn',
        ...(phase === 'baseline' ? (['issuer'] as const) : []),
        ...(deed === 'correct' ? (['reason'] as const) : []),
      ]}
      check={check}
      size="xl"
      lead={say(`${deed}.lead`)}
      onClose={onClose}
    >
      <FindingFields
        found={form.values}
        errors={form.errors}
        onChange={(found) => form.setValues(found)}
        programme={programme}
        pilotId={pilotId}
        issuerNeeded={phase === 'baseline'}
      />
      {deed === 'correct' && <ReasonField {...form.getInputProps('reason')} />}
    </FormDialog>
  );
}

/** What a finding says, field by field, to be compared. */
function useFindingWords(): (found: TypedFinding) => readonly (readonly [string, string])[] {
  const say = observationTexts.use();
  const base = common.use();
  const lists = listTexts.use();
  const word = useWord();
  const valueOf = ({ shape, numerator, denominator, value, unit, notMeasured }: TypedFinding): string => {
    if (shape === 'ratio') return `${numerator}/${denominator}`;
    if (shape === 'value') return `${value} ${word('unit', unit)}`.trim();
    return `${base('not-measured')} (${word('why', notMeasured)})`;
  };
  return (found) => [
    [say('one.value'), valueOf(found)],
    [say('one.observed-on'), dayText(found.observedOn)],
    [say('one.method'), word('method', found.method)],
    [say('one.issuer'), found.issuer],
    [say('one.definition'), found.definition],
    [say('one.explanation'), found.explanation],
    [lists('evidence'), found.evidence.map(({ name }) => name).join('; ')],
  ];
}
