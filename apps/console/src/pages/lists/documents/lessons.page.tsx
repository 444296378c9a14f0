import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  Handbook,
  HandbookDocument,
  HandbookLesson,
  HandbookVisit,
} from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { notifyFailed } from '../../../components/notify.js';
import { saveFile } from '../../../components/save-file.js';
import { Empty } from '../../../components/states.js';
import { dayText } from '../../../format/days.js';
import { asProblem } from '../../../http/problem.js';
import { download } from '../../../http/request.js';
import { common } from '../../../i18n/common.texts.js';
import { Page, Section } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { RECORDERS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { plain, shown } from '../shared/columns.js';
import { Opens } from '../shared/deeds.js';
import styles from '../shared/lists.module.css';
import { SubPages } from '../shared/sub-pages.js';
import { handbookQuery } from './documents.queries.js';
import { RecordEntry } from './entry-forms.js';
import { lessonTexts } from './lessons.texts.js';

const route = getRouteApi('/lessons');

/** What a programme learned, and what that rests on. */
export function LessonsPage() {
  const say = lessonTexts.use();
  const navigate = route.useNavigate();
  const records = useMay(RECORDERS);
  return (
    <WithProgramme>
      {(programme) => (
        <Page
          title={say('title')}
          lead={say('lead')}
          actions={
            <Group gap="xs">
              {records && (
                <Opens primary label={say('record')}>
                  {(close) => (
                    <RecordEntry
                      programme={programme.code}
                      kind="lesson"
                      onClose={close}
                      onDone={(id) => void navigate({ to: '/documents/$id', params: { id } })}
                    />
                  )}
                </Opens>
              )}
              <TakeHandbook programme={programme.code} />
            </Group>
          }
        >
          <SubPages group="papers" />
          <AppLink href="/documents?kind=lesson&state=draft">{say('waiting')}</AppLink>
          <Book key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

function TakeHandbook({ programme }: { readonly programme: string }) {
  const say = lessonTexts.use();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const { blob } = await download('/api/programme/register/handbook', { programme, format: 'markdown' });
      saveFile(blob, `cam-nang-${programme}.md`);
    } catch (error) {
      const { detail, correlationId } = asProblem(error);
      notifyFailed(say('download.failed'), [detail, correlationId].filter(Boolean).join(' · '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={20} aria-hidden />}
      onClick={() => void take()}
    >
      {say('download')}
    </Button>
  );
}

type GroupedLesson = HandbookLesson & { readonly category: Handbook['groups'][number]['category'] };

function Book({ programme }: { readonly programme: Programme }) {
  const say = lessonTexts.use();
  const query = useQuery(handbookQuery(programme.code));
  const lessons = {
    ...query,
    data: query.data?.groups.flatMap(({ category, lessons: of }) => of.map((one) => ({ ...one, category }))),
  };
  return (
    <>
      <DataTable
        title={say('table')}
        columns={useLessonColumns()}
        query={lessons}
        rowKey={({ id }) => id}
        empty={<Empty title={say('none')} />}
        exportName={`bai-hoc-${programme.code}`}
      />
      <Section title={say('documents')}>
        <DataTable
          title={say('documents')}
          columns={useDocumentColumns()}
          query={{ ...query, data: query.data?.documents }}
          rowKey={({ id }) => id}
          empty={<Empty title={say('documents.none')} />}
          exportName={`van-ban-${programme.code}`}
        />
      </Section>
      <Section title={say('visits')}>
        <DataTable
          title={say('visits')}
          columns={useVisitColumns()}
          query={{ ...query, data: query.data?.studyVisits }}
          rowKey={({ id }) => id}
          empty={<Empty title={say('visits.none')} />}
          exportName={`hoc-tap-kinh-nghiem-${programme.code}`}
        />
      </Section>
    </>
  );
}

function useLessonColumns(): readonly Column<GroupedLesson>[] {
  const say = lessonTexts.use();
  return [
    plain('group', say('col.group'), ({ category }) => say(`group.${category}`)),
    shown(
      'lesson',
      say('col.lesson'),
      ({ id, text }) => <AppLink href={`/documents/${id}`}>{text}</AppLink>,
      ({ text }) => text,
      { names: true },
    ),
    shown(
      'sources',
      say('col.sources'),
      ({ sources }) => (
        <ul className={styles['plain-list']}>
          {sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      ),
      ({ sources }) => sources.join('; '),
    ),
    shown(
      'times',
      say('col.times'),
      ({ sources }) => sources.length,
      ({ sources }) => sources.length,
      { numeric: true },
    ),
  ];
}

function useDocumentColumns(): readonly Column<HandbookDocument>[] {
  const say = lessonTexts.use();
  const base = common.use();
  return [
    shown(
      'number',
      say('col.number'),
      ({ id, number }) => <AppLink href={`/documents/${id}`}>{number}</AppLink>,
      ({ number }) => number,
      { names: true },
    ),
    plain('date', say('col.date'), ({ date }) => dayText(date)),
    plain('issuer', say('col.issuer'), ({ issuer }) => issuer),
    plain('about', say('col.about'), ({ about }) => about),
    plain('binding', say('col.binding'), ({ binding }) => base(binding ? 'yes' : 'no')),
  ];
}

function useVisitColumns(): readonly Column<HandbookVisit>[] {
  const say = lessonTexts.use();
  return [
    shown(
      'place',
      say('col.place'),
      ({ id, place }) => <AppLink href={`/documents/${id}`}>{place}</AppLink>,
      ({ place }) => place,
      { names: true },
    ),
    plain('province', say('col.province'), ({ province }) => province),
    plain('on', say('col.date'), ({ on }) => on && dayText(on)),
    plain('findings', say('col.findings'), ({ findings }) => findings),
  ];
}
