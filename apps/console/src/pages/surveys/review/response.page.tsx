import { Button, Checkbox, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { notifyDone } from '../../../components/notify.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { momentText } from '../../../format/days.js';
import { useLanguage } from '../../../i18n/texts.js';
import { Page, Section } from '../../../layout/page.js';
import { filledFormQuery, questionnaireQuery, roundQuery } from '../surveys.queries.js';
import { surveyTexts, usePurpose } from '../surveys.texts.js';
import type { FilledForm, Questionnaire, Round } from '../surveys.types.js';
import { answered, faultsElsewhere } from './answers.js';
import { AnswersList } from './answers-list.js';
import { Decide, useDeciding } from './decide.js';
import { type Decision, decisionsOf } from './decisions.js';
import type { QueueDeed } from './queue.js';
import { reviewTexts, useReviewWord } from './review.texts.js';
import styles from './review.module.css';
import { type QueuePlace, useQueuePlace, useShortcuts, useShortcutSwitch } from './use-queue.js';

const route = getRouteApi('/responses/$id');

/** One form: its answers, what is to be looked at, and the decision on it. */
export function ResponsePage() {
  const { id } = route.useParams();
  return <OneForm key={id} id={id} />;
}

function OneForm({ id }: { readonly id: string }) {
  const say = reviewTexts.use();
  const { programme: of, ...filters } = route.useSearch();
  const place = useQueuePlace({ ...filters, of }, id);
  const query = useQuery(filledFormQuery(id));
  const round = useQuery({ ...roundQuery(query.data?.campaignId ?? ''), enabled: query.data !== undefined });
  const language = useLanguage();
  const questionnaire = useQuery({
    ...questionnaireQuery(round.data?.formCode ?? '', round.data?.formVersion ?? '', language),
    enabled: round.data !== undefined,
  });
  const title =
    query.data && round.data
      ? say('one.title', { form: round.data.formCode, commune: communeOf(query.data, round.data) })
      : say('title');
  return (
    <Page title={title} crumbs={[{ label: say('title'), href: place.back }]} lead={say('one.audit')}>
      <Loaded query={query}>
        {(form) => (
          <Loaded query={round}>
            {(of) => (
              <Loaded query={questionnaire}>
                {(asked) => <Reviewing form={form} round={of} questionnaire={asked} place={place} />}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface ReviewingProps {
  readonly form: FilledForm;
  readonly round: Round;
  readonly questionnaire: Questionnaire;
  readonly place: QueuePlace;
}

function Reviewing({ form, round, questionnaire, place }: ReviewingProps) {
  const say = reviewTexts.use();
  const [keys, setKeys] = useShortcutSwitch();
  const { next, previous, go } = place;
  const [asking, setAsking] = useState<Exclude<Decision, 'accept'>>();
  const action = useDeciding(form, () => {
    if (next) return go(next);
    notifyDone(say('queue.end'));
    place.leave();
  });
  const run = useCallback(
    (deed: QueueDeed) => {
      if (deed === 'next') return go(next);
      if (deed === 'previous') return go(previous);
      if (!decisionsOf(form.status.state).includes(deed) || action.pending) return;
      action.reset();
      if (deed === 'return') setAsking(deed);
      else action.run({ decision: deed });
    },
    [action, form.status.state, go, next, previous],
  );
  useShortcuts(keys, run);
  const questions = answered(questionnaire.definition.fields, form.answers, form.faults);
  const elsewhere = faultsElsewhere(questions, form.faults);
  return (
    <>
      <Standing form={form} round={round} />
      <Section title={say('one.faults')}>
        {form.faults.length === 0 ? (
          <Text>{say('one.faults.none')}</Text>
        ) : (
          <List lang="vi">
            {[...elsewhere, ...questions.flatMap(({ faults }) => faults)].map(({ code, detail, field }) => (
              <List.Item key={`${field} ${code} ${detail}`}>{detail}</List.Item>
            ))}
          </List>
        )}
      </Section>
      <Section title={say('one.answers')}>
        <AnswersList questions={questions} />
      </Section>
      <div role="toolbar" aria-label={say('queue')} className={`${styles['bar']} xaso-no-print`}>
        <Decide form={form} action={action} open={asking} setOpen={setAsking} />
        <Button variant="default" disabled={!previous} onClick={() => go(previous)}>
          {say('queue.previous')}
        </Button>
        <Button variant="default" disabled={!next} onClick={() => go(next)}>
          {say('queue.next')}
        </Button>
        <Checkbox
          className={styles['keys'] ?? ''}
          label={say('keys')}
          description={say('keys.hint')}
          checked={keys}
          onChange={(event) => setKeys(event.currentTarget.checked)}
        />
      </div>
      <AppLink href={place.back}>{say('queue.back')}</AppLink>
    </>
  );
}

function Standing({ form, round }: { readonly form: FilledForm; readonly round: Round }) {
  const say = reviewTexts.use();
  const name = surveyTexts.use();
  const purposeOf = usePurpose();
  const wordOf = useReviewWord();
  const { status } = form;
  const reason = [status.reasonCode && wordOf('reason', status.reasonCode), status.reason].filter(Boolean);
  return (
    <DescriptionList
      items={[
        {
          term: say('one.state'),
          detail: (
            <>
              <StateBadge state={status.state} /> {form.late && say('late')}
            </>
          ),
        },
        { term: say('one.decided'), detail: status.at === undefined ? null : momentText(status.at) },
        { term: say('one.reason'), detail: reason.join(': ') },
        {
          term: say('one.round'),
          detail: (
            <AppLink href={`/surveys/${round.id}`}>
              {name('round.name', { form: round.formCode, purpose: purposeOf(round.purpose) })}
            </AppLink>
          ),
        },
        { term: say('one.captured'), detail: momentText(form.capturedAt) },
        { term: say('one.received'), detail: momentText(form.receivedAt) },
        { term: say('one.hamlet'), detail: form.hamletNo },
        { term: say('one.mode'), detail: form.mode === null ? null : wordOf('mode', form.mode) },
        { term: say('one.source'), detail: wordOf('source', form.source) },
        { term: say('one.paper'), detail: form.paperSerial },
      ]}
    />
  );
}

const communeOf = ({ communeUnitId }: FilledForm, { communes }: Round): string =>
  communes.find((one) => one.communeUnitId === communeUnitId)?.commune ?? communeUnitId;
