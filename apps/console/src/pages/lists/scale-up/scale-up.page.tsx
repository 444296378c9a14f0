import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DraftRevision, ScaleUpPlan } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { DescriptionList } from '../../../components/description-list.js';
import { StateBadge } from '../../../components/state-badge.js';
import { Empty, Loaded } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { numberText } from '../../../format/numbers.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { WithProgramme } from '../../../layout/programme.js';
import { APPROVERS, LEADS } from '../../../session/session.js';
import { useMay, useSession } from '../../../session/use-session.js';
import { plain } from '../shared/columns.js';
import { Opens } from '../shared/deeds.js';
import { SubPages } from '../shared/sub-pages.js';
import { ApproveScaleUp, DraftScaleUp } from './scale-up-forms.js';
import { plansQuery } from './scale-up.queries.js';
import { scaleUpTexts } from './scale-up.texts.js';

/** What is to be spread, and how far: one plan of a programme, with all its drafts. */
export function ScaleUpPage() {
  return <WithProgramme>{({ code }) => <Plan key={code} programme={code} />}</WithProgramme>;
}

function Plan({ programme }: { readonly programme: string }) {
  const say = scaleUpTexts.use();
  const query = useQuery(plansQuery(programme));
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={query.data && <Actions programme={programme} plan={query.data[0]} />}
    >
      <SubPages group="papers" />
      <Loaded query={query}>
        {([plan]) =>
          plan ? (
            plan.revisions
              .toReversed()
              .map((revision, index) => (
                <Revision key={revision.revision} revision={revision} latest={index === 0} />
              ))
          ) : (
            <Empty title={say('none')} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface ActionsProps {
  readonly programme: string;
  readonly plan: ScaleUpPlan | undefined;
}

function Actions({ programme, plan }: ActionsProps) {
  const say = scaleUpTexts.use();
  const leads = useMay(LEADS);
  const approves = useMay(APPROVERS);
  const account = useSession().account.id;
  const last = plan?.revisions.at(-1);
  return (
    <Group gap="xs">
      {approves && plan && last?.approval === null && last.by !== account && (
        <Opens primary label={say('approve', { n: last.revision })}>
          {(close) => <ApproveScaleUp plan={plan} revision={last.revision} onClose={close} />}
        </Opens>
      )}
      {leads && (
        <Opens primary={!plan} label={say(plan ? 'redraft' : 'draft')}>
          {(close) => <DraftScaleUp programme={programme} plan={plan} onClose={close} />}
        </Opens>
      )}
    </Group>
  );
}

function Revision({ revision, latest }: { readonly revision: DraftRevision; readonly latest: boolean }) {
  const say = scaleUpTexts.use();
  const word = useWord();
  const account = useSession().account.id;
  const approves = useMay(APPROVERS);
  const { approval, on, reason, components, targetCommunes } = revision;
  const columns: readonly Column<DraftRevision['components'][number]>[] = [
    plain('title', say('col.title'), ({ title }) => title, { names: true }),
    plain('pillar', say('col.pillar'), ({ pillar }) => word('pillar', pillar)),
    plain('code', say('col.code'), ({ component }) => component),
  ];
  const title = say('revision', { n: revision.revision });
  return (
    <Section title={title} aside={<StateBadge state={approval ? 'approved' : 'draft'} />}>
      <Text c="dimmed">
        {[
          say('revision.on', { day: dayText(on) }),
          ...(approval ? [say('revision.approved', { day: dayText(approval.on) })] : []),
          ...(reason === null ? [] : [say('revision.why', { reason })]),
        ].join(' · ')}
      </Text>
      {latest && approval === null && approves && revision.by === account && (
        <Text>{say('revision.mine')}</Text>
      )}
      <DescriptionList
        items={[
          {
            term: say('communes'),
            detail: targetCommunes === null ? say('communes.open') : numberText(targetCommunes),
          },
          {
            term: say('revision.document'),
            detail: approval && (
              <AppLink href={`/documents/${approval.documentId}`}>{say('revision.document')}</AppLink>
            ),
          },
        ]}
      />
      <DataTable
        title={title}
        columns={columns}
        query={{ data: components, error: null, isPending: false, refetch: () => undefined }}
        rowKey={({ pillar, component }) => `${pillar} ${component}`}
        exportName={`ke-hoach-pho-cap-${revision.revision}`}
      />
    </Section>
  );
}
