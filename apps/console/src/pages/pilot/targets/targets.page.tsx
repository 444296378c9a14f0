import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { targetsList } from '../../../api/programme/operations.gen.js';
import type { AimRevision, Target } from '../../../api/programme/types.gen.js';
import { AppLink } from '../../../components/app-link.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useKeyset } from '../../../components/data-table/keyset.js';
import { Empty, NotMeasured } from '../../../components/states.js';
import { dayText, localDay } from '../../../format/days.js';
import { percentText, valueText } from '../../../format/numbers.js';
import { common } from '../../../i18n/common.texts.js';
import { useTitle } from '../../../i18n/texts.js';
import { useWord } from '../../../i18n/words.texts.js';
import { Page } from '../../../layout/page.js';
import { type Programme, WithProgramme } from '../../../layout/programme.js';
import { LEADS } from '../../../session/session.js';
import { useMay } from '../../../session/use-session.js';
import { figureHref } from '../figures/cut-fields.js';
import { figuresQuery, pilotsQuery } from '../pilot.queries.js';
import { TargetForm } from './target-form.js';
import { targetTexts } from './targets.texts.js';

const route = getRouteApi('/targets');

interface Row extends Target {
  readonly last: AimRevision;
}

const targetsQuery = (programme: string, page: { after?: string | undefined; limit: number }) =>
  queryOptions({
    queryKey: ['targets', programme, page],
    queryFn: async ({ signal }): Promise<readonly Row[]> => {
      const { after, limit } = page;
      const rows = await targetsList({
        query: { programme, limit, ...(after !== undefined && { after }) },
        signal,
      });
      return rows.flatMap((target) => {
        const last = target.revisions.at(-1);
        return last ? [{ ...target, last }] : [];
      });
    },
  });

/** What is to be reached, by when. */
export function TargetsPage() {
  const say = targetTexts.use();
  return (
    <WithProgramme>
      {(programme) => (
        <Page title={say('title')} lead={say('lead')} actions={<SetTarget programme={programme.code} />}>
          <List key={programme.code} programme={programme} />
        </Page>
      )}
    </WithProgramme>
  );
}

const today = (): string => localDay(new Date().toISOString()) ?? '';

function SetTarget({ programme }: { readonly programme: string }) {
  const say = targetTexts.use();
  const [open, setOpen] = useState(false);
  if (!useMay(LEADS)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('set')}</Button>
      {open && <TargetForm programme={programme} today={today()} onClose={() => setOpen(false)} />}
    </>
  );
}

function List({ programme }: { readonly programme: Programme }) {
  const say = targetTexts.use();
  const navigate = route.useNavigate();
  const [revised, setRevised] = useState<Target>();
  const keyset = useKeyset({
    after: route.useSearch().after,
    go: (after) => void navigate({ search: (before) => ({ ...before, after }) }),
  });
  const query = useQuery(targetsQuery(programme.code, keyset.query));
  return (
    <>
      <DataTable
        title={say('title')}
        columns={useColumns(programme.code, setRevised)}
        query={query}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={say('none')} />}
        exportName={`chi-tieu-duoc-giao-${programme.code}`}
      />
      {revised && (
        <TargetForm
          programme={programme.code}
          target={revised}
          today={today()}
          onClose={() => setRevised(undefined)}
        />
      )}
    </>
  );
}

function useColumns(programme: string, onRevise: (target: Target) => void): readonly Column<Row>[] {
  const say = targetTexts.use();
  const base = common.use();
  const word = useWord();
  const titleOf = useTitle();
  const may = useMay(LEADS);
  const figures = new Map((useQuery(figuresQuery(programme)).data ?? []).map((one) => [one.indicator, one]));
  const pilots = new Map((useQuery(pilotsQuery(programme)).data ?? []).map((one) => [one.id, one.commune]));
  const nameOf = ({ indicator }: Row): string => {
    const figure = figures.get(indicator);
    return figure ? titleOf(figure) : indicator;
  };
  const forOf = ({ pilotId }: Row): string =>
    pilotId === null ? say('whole') : (pilots.get(pilotId) ?? pilotId);
  const valueOf = ({ last }: Row): string => valueText(last.value, word('unit', last.unit));
  const reachedOf = ({ pilotId, indicator }: Row): string | null => {
    const percent = pilotId === null ? figures.get(indicator)?.target?.percent : undefined;
    return percent === undefined || percent === null ? null : percentText(percent);
  };
  return [
    {
      key: 'figure',
      title: say('col.figure'),
      names: true,
      cell: (row) => <AppLink href={figureHref(row.programme, row.indicator)}>{nameOf(row)}</AppLink>,
      text: nameOf,
    },
    { key: 'for', title: say('col.for'), cell: forOf, text: forOf },
    { key: 'value', title: say('col.value'), numeric: true, cell: valueOf, text: valueOf },
    {
      key: 'reached',
      title: say('col.reached'),
      numeric: true,
      cell: (row) => (row.pilotId === null ? (reachedOf(row) ?? <NotMeasured />) : ''),
      text: reachedOf,
    },
    {
      key: 'due',
      title: say('col.due'),
      cell: ({ last }) => dayText(last.dueOn),
      text: ({ last }) => dayText(last.dueOn),
    },
    {
      key: 'issuer',
      title: say('col.issuer'),
      cell: ({ last }) => last.issuer,
      text: ({ last }) => last.issuer,
    },
    {
      key: 'issued',
      title: say('col.issued'),
      cell: ({ last }) => dayText(last.issuedOn),
      text: ({ last }) => dayText(last.issuedOn),
    },
    {
      key: 'revision',
      title: say('col.revision'),
      numeric: true,
      cell: ({ last }) =>
        last.reason === null ? last.revision : `${last.revision} (${base('reason')}: ${last.reason})`,
      text: ({ last }) => last.revision,
    },
    ...(may
      ? [
          {
            key: 'actions',
            title: say('col.actions'),
            cell: (row: Row) => (
              <Button
                variant="default"
                onClick={() => onRevise(row)}
                aria-label={say('revise.of', { name: nameOf(row) })}
              >
                {say('revise')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
