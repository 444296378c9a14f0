import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { scoresCorrect, scoresReview } from '../../../api/programme/operations.gen.js';
import type { IndicatorItem, IndicatorSet, Score } from '../../../api/programme/types.gen.js';
import { DayInput } from '../../../components/fields/day-input.js';
import { numberText } from '../../../format/numbers.js';
import { send } from '../../../http/request.js';
import type { Pilot } from '../../pilot/pilot.types.js';
import { today } from '../shared/deeds.js';
import { itemsOf, refsOf } from '../shared/evidence.js';
import { EvidenceField } from '../shared/evidence-field.js';
import { listTexts } from '../shared/lists.texts.js';
import { ReasonField } from '../shared/reason-field.js';
import { FormDialog } from '../shared/record-form.js';
import { useVersionedForm } from '../shared/versioned-form.js';
import { amountOf, choicesOf, claimFaults, claimOf, noClaim, type TypedClaim, typedClaim } from './claim.js';
import { scoresQuery } from './sets.queries.js';
import { setTexts } from './sets.texts.js';

interface SelfScoreProps {
  readonly set: IndicatorSet;
  readonly pilot: Pilot;
  readonly period: string;
  readonly item: IndicatorItem;
  /** Scored again where there is one. */
  readonly score: Score | null;
  readonly onClose: () => void;
}

/** The score of one item as it is stored now. */
function useReadAgain(setId: string, of: Pick<Score, 'communeUnitId' | 'period' | 'itemCode'>) {
  const client = useQueryClient();
  const { communeUnitId, period, itemCode } = of;
  return async (): Promise<Score> => {
    const { items } = await client.fetchQuery({
      ...scoresQuery(setId, { communeUnitId, period }),
      staleTime: 0,
    });
    const score = items.find(({ code }) => code === itemCode)?.score;
    if (!score) throw new Error('the score is gone');
    return score;
  };
}

/** What a commune says of itself for one item. */
export function SelfScore({ set, pilot, period, item, score, onClose }: SelfScoreProps) {
  const say = setTexts.use();
  const lists = listTexts.use();
  const { communeUnitId } = pilot;
  const readAgain = useReadAgain(set.id, { communeUnitId, period, itemCode: item.code });
  const typedOf = (stored: Score | null) => ({
    claim: stored ? typedClaim(stored.claim) : noClaim,
    evidence: itemsOf(stored?.evidence ?? [], [], lists('evidence')),
  });
  const of = useVersionedForm({
    name: `score-${set.id}-${communeUnitId}-${period}-${item.code}`,
    initial: { ...typedOf(score), on: today(), reason: '', seen: score?.version ?? 0 },
    readAgain,
    typedOf,
    inWords: ({ claim: { points, numerator, denominator }, evidence }) => [
      [say('self.points'), points === '' ? `${numerator}/${denominator}` : points],
      [lists('evidence'), evidence.map(({ name }) => name).join('; ')],
    ],
    send: ({ claim, evidence, on, reason, seen }, key): Promise<unknown> => {
      const body = { ...claimOf(item, claim), evidence: refsOf(evidence), on };
      return score
        ? scoresCorrect({ path: { setId: set.id, id: score.id }, body: { ...body, reason, version: seen } })
        : send('POST', `/api/programme/indicator-sets/${set.id}/scores`, {
            key,
            body: { ...body, communeUnitId, period, itemCode: item.code },
          });
    },
    done: say(score ? 'correct.done' : 'self.done'),
    refreshes: ['scores'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say(score ? 'correct.of' : 'self.of', { code: item.code })}
      of={of}
      fields={['selfScore', 'numerator', 'denominator', 'evidence', 'on', 'reason']}
      required={[
        'on',
        ...(score ? (['reason'] as const) : []),
        ...(item.evidenceRequired ? (['evidence'] as const) : []),
      ]}
      check={({ claim }) => claimFaults(item, claim, say('self.number.bad'))}
      lead={item.name}
      onClose={onClose}
    >
      <ClaimFields
        item={item}
        claim={form.values.claim}
        errors={form.errors}
        onChange={(claim) => form.setFieldValue('claim', claim)}
      />
      <EvidenceField
        programme={pilot.programme}
        pilotId={pilot.id}
        value={form.values.evidence}
        error={form.errors['evidence']}
        onChange={(evidence) => form.setFieldValue('evidence', [...evidence])}
      />
      <DayInput required label={say('self.on')} {...form.getInputProps('on')} />
      {score && <ReasonField {...form.getInputProps('reason')} />}
    </FormDialog>
  );
}

interface ClaimFieldsProps {
  readonly item: IndicatorItem;
  readonly claim: TypedClaim;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (claim: TypedClaim) => void;
}

function ClaimFields({ item, claim, errors, onChange }: ClaimFieldsProps) {
  const say = setTexts.use();
  const number = (name: keyof TypedClaim, label: string, error: ReactNode) => (
    <TextInput
      required
      inputMode="decimal"
      label={label}
      value={claim[name]}
      error={error}
      onChange={(event) => onChange({ ...claim, [name]: event.currentTarget.value })}
    />
  );
  if (item.rule.scoring === 'ratio')
    return (
      <>
        {number('numerator', item.numerator ?? say('self.numerator'), errors['numerator'])}
        {number('denominator', item.denominator ?? say('self.denominator'), errors['denominator'])}
      </>
    );
  const choices = choicesOf(item);
  if (choices === null)
    return number('points', `${say('self.points')} (0–${numberText(item.maxPoints)})`, errors['selfScore']);
  return (
    <NativeSelect
      required
      label={say('self.points')}
      data={[
        { value: '', label: say('self.choose') },
        ...choices.map(({ points, label }) => {
          const text = say('self.max', { points: numberText(points) });
          return {
            value: String(points).replace('.', ','),
            label: label === null ? text : `${label} (${text})`,
          };
        }),
      ]}
      value={claim.points}
      error={errors['selfScore']}
      onChange={(event) => onChange({ ...claim, points: event.currentTarget.value })}
    />
  );
}

interface ReviewProps {
  readonly set: IndicatorSet;
  readonly item: IndicatorItem;
  readonly score: Score;
  readonly onClose: () => void;
}

/** Confirms the points of a commune, or gives other ones and says why. */
export function ReviewScore({ set, item, score, onClose }: ReviewProps) {
  const say = setTexts.use();
  const readAgain = useReadAgain(set.id, score);
  const typedOf = ({ points }: Score) => ({ points: String(points).replace('.', ',') });
  const of = useVersionedForm({
    name: `score-review-${score.id}`,
    initial: { ...typedOf(score), reason: '', on: today(), seen: score.version },
    readAgain,
    typedOf,
    inWords: ({ points }) => [[say('review.points'), points]],
    send: ({ points, reason, on, seen }) =>
      scoresReview({
        path: { setId: set.id, id: score.id },
        body: {
          on,
          version: seen,
          points: amountOf(points) ?? score.points,
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        },
      }),
    done: say('review.done'),
    refreshes: ['scores'],
    onDone: onClose,
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('review.of', { code: item.code })}
      of={of}
      fields={['points', 'reason', 'on']}
      required={['on']}
      check={({ points }) => ({
        points: amountOf(points) === undefined ? say('self.number.bad') : undefined,
      })}
      submit={say('review')}
      onClose={onClose}
    >
      <Text>{item.name}</Text>
      <TextInput
        data-autofocus
        required
        inputMode="decimal"
        label={`${say('review.points')} (0–${numberText(item.maxPoints)})`}
        {...form.getInputProps('points')}
      />
      <Textarea maxLength={1_000} label={say('review.reason')} {...form.getInputProps('reason')} />
      <DayInput required label={say('review.on')} {...form.getInputProps('on')} />
    </FormDialog>
  );
}
