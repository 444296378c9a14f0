import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ParkedDetailDto, ReadableBytesDto, RedrivenDto } from '../../../api/programme/types.gen.js';
import { DescriptionList } from '../../../components/description-list.js';
import { Dialog } from '../../../components/dialog.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { ScrollRegion } from '../../../components/scroll-region.js';
import { Loaded } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { momentText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { Opens, ReasonDeed } from '../../lists/shared/deeds.js';
import styles from '../../lists/shared/lists.module.css';
import { listTexts } from '../../lists/shared/lists.texts.js';
import { discard, parkedEventQuery, type ParkedName, redrive } from './parked.queries.js';
import { parkedTexts } from './parked.texts.js';

const route = getRouteApi('/admin/parked/$service/$consumer/$eventId');

/** One parked event with what came from Kafka, and what may be done with it. */
export function ParkedEventPage() {
  const say = parkedTexts.use();
  const name: ParkedName = route.useParams();
  const query = useQuery(parkedEventQuery(name));
  const [result, setResult] = useState<RedrivenDto>();
  const navigate = route.useNavigate();
  const { data } = query;
  return (
    <Page
      title={say('one.title', { consumer: name.consumer })}
      crumbs={[{ label: say('title'), href: '/admin/parked' }]}
      lead={say('one.audited')}
      actions={
        data &&
        !result && (
          <Group gap="xs">
            <Opens primary label={say('redrive')}>
              {(close) => <Redrive name={name} of={data.key} onClose={close} onDone={setResult} />}
            </Opens>
            <Opens label={say('discard')}>
              {(close) => (
                <ReasonDeed
                  danger
                  title={say('discard')}
                  body={say('discard.body')}
                  action={say('discard')}
                  done={say('discard.done')}
                  refreshes={[]}
                  send={async ({ reason }) => {
                    await discard(name, reason);
                    void navigate({ to: '/admin/parked' });
                  }}
                  onClose={close}
                />
              )}
            </Opens>
          </Group>
        )
      }
    >
      {result && (
        <Section title={say('redrive.done')}>
          <Text role="status">
            {say('redrive.result', { redriven: result.redriven, left: result.left })}
            {result.error !== undefined && ` ${say('redrive.error', { error: result.error })}`}
          </Text>
        </Section>
      )}
      <Loaded query={query}>{(event) => <Details event={event} />}</Loaded>
    </Page>
  );
}

interface RedriveProps {
  readonly name: ParkedName;
  /** The key of the events that run again. */
  readonly of: string;
  readonly onClose: () => void;
  readonly onDone: (result: RedrivenDto) => void;
}

function Redrive({ name, of, onClose, onDone }: RedriveProps) {
  const say = parkedTexts.use();
  const base = common.use();
  const action = useAction<undefined, RedrivenDto>({
    send: () => redrive(name),
    done: say('redrive.done'),
    // The event itself is read no more: it may be gone, and each reading is audited.
    refreshes: [],
    onDone: (result) => {
      onClose();
      onDone(result);
    },
  });
  return (
    <Dialog onClose={onClose} title={say('redrive')}>
      <Stack>
        <Text>{say('redrive.body', { key: of })}</Text>
        {action.problem && <ProblemNote problem={action.problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {base('cancel')}
          </Button>
          <Button data-autofocus loading={action.pending} onClick={() => action.run(undefined)}>
            {say('redrive')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Details({ event }: { readonly event: ParkedDetailDto }) {
  const say = parkedTexts.use();
  const lists = listTexts.use();
  return (
    <>
      <Section title={lists('details')}>
        <DescriptionList
          items={[
            { term: say('col.type'), detail: event.type },
            { term: say('col.event'), detail: event.eventId },
            { term: say('col.key'), detail: event.key },
            { term: say('one.place'), detail: `${event.topic}/${event.partition}/${event.offset}` },
            { term: say('col.error'), detail: event.error },
            { term: say('col.attempts'), detail: event.attempts },
            { term: say('col.parked'), detail: momentText(event.parkedAt) },
          ]}
        />
      </Section>
      <Section title={say('one.payload')}>
        {event.payload ? (
          <Bytes title={say('one.payload')} of={event.payload} />
        ) : (
          <Text>{say('one.payload.none')}</Text>
        )}
      </Section>
      <Section title={say('one.headers')}>
        <DescriptionList
          items={Object.entries(event.headers).map(([term, values]) => ({
            term,
            detail: values.map(({ text, hex }) => text ?? hex ?? '').join(', '),
          }))}
        />
      </Section>
    </>
  );
}

function Bytes({ title, of }: { readonly title: string; readonly of: ReadableBytesDto }) {
  const say = parkedTexts.use();
  return (
    <>
      {of.cut && <Text c="dimmed">{say('one.cut', { bytes: numberText(of.bytes) })}</Text>}
      <ScrollRegion title={title} className={styles['scroll']}>
        <pre className={styles['code']}>{of.text === undefined ? of.hex : indented(of.text)}</pre>
      </ScrollRegion>
    </>
  );
}

/** JSON in lines, anything else as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
