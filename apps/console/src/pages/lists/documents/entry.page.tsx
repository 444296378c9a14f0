import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { registerApprove, registerWithdraw } from '../../../api/programme/operations.gen.js';
import type { EntryRevision, EntryView } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText, momentText } from '../../../format/days.js';
import { Page, Section } from '../../../layout/page.js';
import { APPROVERS, RECORDERS } from '../../../session/session.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { DayDeed, Opens, ReasonDeed } from '../shared/deeds.js';
import { EvidenceList } from '../shared/evidence-list.js';
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { entryQuery } from './documents.queries.js';
import { documentTexts } from './documents.texts.js';
import { nameOf } from './kinds.js';
import { ReviseEntry } from './revise-entry.js';
import { useKinds } from './use-kinds.js';

const route = getRouteApi('/documents/$id');
const REFRESHES = ['register', 'figures', 'waiting', 'pilots'];

/** One entry with everything that was ever said in it. */
export function EntryPage() {
  const say = documentTexts.use();
  const { titleOf } = useKinds();
  const query = useQuery(entryQuery(route.useParams().id));
  const { data } = query;
  const last = data?.revisions.at(-1);
  const title = data && last ? nameOf(data.kind, last.content) || titleOf(data.kind) : say('title');
  return (
    <Page
      title={title}
      crumbs={[{ label: say('title'), href: '/documents' }]}
      actions={data && last && <Actions entry={data} last={last} />}
    >
      <Loaded query={query}>{(entry) => <Details entry={entry} />}</Loaded>
    </Page>
  );
}

interface ActionsProps {
  readonly entry: EntryView;
  readonly last: EntryRevision;
}

/** What was approved is taken back by those who approve, a draft by those who record. */
function Actions({ entry, last }: ActionsProps) {
  const say = documentTexts.use();
  const records = useMay(RECORDERS);
  const approves = useMay(APPROVERS);
  const { account } = useSession();
  const { id, state } = entry;
  if (state === 'withdrawn') return null;
  const waits = last.approval === null;
  const own = last.recordedBy === account.id;
  const withdraws = state === 'approved' ? approves : records;
  return (
    <Group gap="xs">
      {waits && approves && own && <Text>{say('approve.own')}</Text>}
      {waits && approves && !own && (
        <Opens primary label={say('approve', { n: last.revision })}>
          {(close) => (
            <DayDeed
              name={`register-approve-${id}-${last.revision}`}
              title={say('approve', { n: last.revision })}
              body={
                <>
                  <Text>{say('approve.lead')}</Text>
                  <Wording entry={entry} revision={last} />
                </>
              }
              action={say('approve', { n: last.revision })}
              dayLabel={say('approve.on')}
              done={say('approve.done')}
              refreshes={REFRESHES}
              send={(on) => registerApprove({ path: { id }, body: { revision: last.revision, on } })}
              onClose={close}
            />
          )}
        </Opens>
      )}
      {records && (
        <Opens label={say('revise')}>{(close) => <ReviseEntry entry={entry} onClose={close} />}</Opens>
      )}
      {withdraws && (
        <Opens label={say('withdraw')}>
          {(close) => (
            <ReasonDeed
              danger
              title={say('withdraw')}
              body={say('withdraw.body')}
              action={say('withdraw')}
              dayLabel={say('withdraw.on')}
              done={say('withdraw.done')}
              refreshes={REFRESHES}
              send={(body) => registerWithdraw({ path: { id }, body })}
              onClose={close}
            />
          )}
        </Opens>
      )}
    </Group>
  );
}

function Details({ entry }: { readonly entry: EntryView }) {
  const say = documentTexts.use();
  const lists = listTexts.use();
  const { titleOf } = useKinds();
  const { kind, commune, pilotId, approvedRevision, revisions, sameAs } = entry;
  const holds = revisions.find(({ revision }) => revision === approvedRevision);
  const last = revisions.at(-1);
  return (
    <>
      <Section title={lists('details')} aside={<StateBadge state={entry.state} />}>
        <DescriptionList
          items={[
            { term: say('kind'), detail: titleOf(kind) },
            {
              term: say('col.of'),
              detail:
                pilotId === null ? (
                  say('programme')
                ) : (
                  <AppLink href={`/pilots/${pilotId}`}>{commune}</AppLink>
                ),
            },
            {
              term: say('one.same'),
              detail: sameAs && <AppLink href={`/documents/${sameAs}`}>{say('one.same.open')}</AppLink>,
            },
          ]}
        />
      </Section>
      <Section title={say('one.holds')}>
        {holds ? <Wording entry={entry} revision={holds} /> : <Text>{say('one.holds.none')}</Text>}
      </Section>
      {last && last.approval === null && entry.state !== 'withdrawn' && (
        <Section title={say('one.newest', { n: last.revision })}>
          <Wording entry={entry} revision={last} />
        </Section>
      )}
      <Section title={say('one.revisions')}>
        {revisions.toReversed().map((revision) => (
          <div key={revision.revision}>
            <Title order={3}>{say('one.revision', { n: revision.revision })}</Title>
            <Text c="dimmed">
              {[
                say('one.recorded', { at: momentText(revision.recordedAt) }),
                ...(revision.approval ? [say('one.approved', { day: dayText(revision.approval.on) })] : []),
                ...(revision.reason === null ? [] : [say('one.why', { reason: revision.reason })]),
              ].join(' · ')}
            </Text>
            {revision !== holds && revision !== last && <Wording entry={entry} revision={revision} />}
          </div>
        ))}
      </Section>
    </>
  );
}

/** One revision: its fields in words, its day, and what it rests on. */
function Wording({ entry, revision }: { readonly entry: EntryView; readonly revision: EntryRevision }) {
  const say = documentTexts.use();
  const lists = listTexts.use();
  const { fields, show } = useKinds();
  const { content, on, evidence, sameAs } = revision;
  return (
    <DescriptionList
      items={[
        ...fields(entry.kind).map((field) => ({
          term: field.title,
          detail: <Prose text={show(field, content[field.name])} />,
        })),
        { term: say('field.on'), detail: dayText(on) },
        {
          term: say('one.same'),
          detail: sameAs && <AppLink href={`/documents/${sameAs}`}>{say('one.same.open')}</AppLink>,
        },
        { term: lists('evidence'), detail: <EvidenceList refs={evidence} files={entry.files} /> },
      ]}
    />
  );
}

function Prose({ text }: { readonly text: string | null }) {
  return text === null ? '–' : <span className={styles['prose']}>{text}</span>;
}
