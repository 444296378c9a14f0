import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { handoversVoidSigned } from '../../../api/programme/operations.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { common } from '../../../i18n/common.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { Opens, ReasonDeed } from '../shared/deeds.js';
import { DownloadFile } from '../shared/evidence-list.js';
import styles from '../shared/lists.module.css';
import { listTexts } from '../shared/lists.texts.js';
import { handoverQuery } from './equipment.queries.js';
import { equipmentTexts } from './equipment.texts.js';
import type { Handover } from './equipment.types.js';
import { CorrectHandover, InspectHandover, SignHandover } from './handover-forms.js';

const route = getRouteApi('/equipment/$id');

/** One handover, from its draft to its inspection. */
export function HandoverPage() {
  const say = equipmentTexts.use();
  const query = useQuery(handoverQuery(route.useParams().id));
  const { data } = query;
  return (
    <Page
      title={data ? say('one.title', { receiver: data.receiver }) : say('title')}
      crumbs={[{ label: say('title'), href: '/equipment' }]}
      actions={data && <Actions handover={data} />}
    >
      <Loaded query={query}>{(handover) => <Details handover={handover} />}</Loaded>
    </Page>
  );
}

function Actions({ handover }: { readonly handover: Handover }) {
  const say = equipmentTexts.use();
  const lists = listTexts.use();
  if (!useMay(RECORDERS)) return null;
  const { state } = handover;
  return (
    <Group gap="xs">
      {state === 'draft' && (
        <>
          <Opens primary label={say('sign')}>
            {(close) => <SignHandover handover={handover} onClose={close} />}
          </Opens>
          <Opens label={lists('correct')}>
            {(close) => <CorrectHandover handover={handover} onClose={close} />}
          </Opens>
        </>
      )}
      {state === 'signed' && (
        <Opens primary label={say('inspect')}>
          {(close) => <InspectHandover handover={handover} onClose={close} />}
        </Opens>
      )}
      {(state === 'signed' || state === 'inspected') && (
        <Opens label={say('void')}>
          {(close) => (
            <ReasonDeed
              danger
              title={say('void')}
              body={say('void.body')}
              action={say('void')}
              dayLabel={say('void.on')}
              done={say('void.done')}
              refreshes={['handovers', 'figures']}
              send={(body) => handoversVoidSigned({ path: { id: handover.id }, body })}
              onClose={close}
            />
          )}
        </Opens>
      )}
    </Group>
  );
}

function Details({ handover }: { readonly handover: Handover }) {
  const say = equipmentTexts.use();
  const lists = listTexts.use();
  const base = common.use();
  const { receiptNo, evidenceId, signedOn, inspectedOn, voidedOn } = handover;
  return (
    <>
      <Section title={lists('details')} aside={<StateBadge state={handover.state} />}>
        <DescriptionList
          items={[
            {
              term: say('col.commune'),
              detail: <AppLink href={`/pilots/${handover.pilotId}`}>{handover.commune}</AppLink>,
            },
            { term: say('receiver'), detail: handover.receiver },
            { term: say('one.receipt'), detail: receiptNo ?? say('draft.open') },
            { term: say('one.signed'), detail: signedOn && dayText(signedOn) },
            {
              term: say('one.receipt.file'),
              detail: evidenceId && <DownloadFile id={evidenceId} label={say('one.receipt.take')} />,
            },
            { term: say('one.inspected'), detail: inspectedOn && dayText(inspectedOn) },
            { term: say('one.found'), detail: handover.found },
            { term: say('one.voided'), detail: voidedOn && dayText(voidedOn) },
            { term: say('one.reason'), detail: handover.reason },
            { term: lists('synthetic'), detail: handover.synthetic ? base('yes') : null },
          ]}
        />
      </Section>
      <Section title={say('one.items')}>
        {handover.items.map(({ kind, quantity, serials }) => (
          <div key={kind}>
            <Title order={3}>
              {say(`kind.${kind}`)}: {quantity}
            </Title>
            {serials.length === 0 ? (
              <Text c="dimmed">{say('one.serials.none')}</Text>
            ) : (
              <ol
                className={styles['serials']}
                aria-label={say('one.serials', { kind: say(`kind.${kind}`) })}
              >
                {serials.map((serial) => (
                  <li key={serial}>{serial}</li>
                ))}
              </ol>
            )}
          </div>
        ))}
      </Section>
    </>
  );
}
