import { Alert, Button, FileButton, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { indicatorSetsPreview } from '../../../api/programme/operations.gen.js';
import type { Preview } from '../../../api/programme/types.gen.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { Loading } from '../../../components/states.js';
import { asProblem } from '../../../http/problem.js';
import { Page, Section } from '../../../layout/page.js';
import { plain, shown } from '../shared/columns.js';
import { ImportForm, XLSX } from './import-form.js';
import { useItemColumns } from './item-columns.js';
import { TakeTemplate } from './sets.page.js';
import { setTexts } from './sets.texts.js';

/** What lies before somebody imports it. */
interface Looked {
  readonly file: File;
  readonly preview: Preview;
}

/** A set from the file of whoever issued it: look at it, mend it, import it. */
export function ImportPage() {
  const say = setTexts.use();
  const look = useMutation({
    mutationFn: async (file: File): Promise<Looked> => ({
      file,
      preview: await indicatorSetsPreview({ body: file, headers: { 'content-type': XLSX } }),
    }),
  });
  const looked = look.data;
  return (
    <Page
      title={say('import')}
      lead={say('import.lead')}
      crumbs={[{ label: say('title'), href: '/indicator-sets' }]}
      actions={<TakeTemplate />}
    >
      <Group>
        <FileButton accept=".xlsx" onChange={(file) => file && look.mutate(file)}>
          {(button) => (
            <Button {...button} loading={look.isPending} variant={looked ? 'default' : 'filled'}>
              {say(looked ? 'import.file.again' : 'import.file')}
            </Button>
          )}
        </FileButton>
        {looked && <Text>{say('import.chosen', { name: looked.file.name })}</Text>}
      </Group>
      {look.isPending && <Loading />}
      {look.error && <ProblemNote problem={asProblem(look.error)} />}
      {looked && !look.isPending && <Found looked={looked} />}
    </Page>
  );
}

function Found({ looked: { file, preview } }: { readonly looked: Looked }) {
  const say = setTexts.use();
  const { sheet, importable, rows, faults, faultCount } = preview;
  const itemColumns = useItemColumns();
  const items = rows.map(({ item }) => item);
  const faultColumns: readonly Column<Preview['faults'][number]>[] = [
    shown(
      'row',
      say('fault.row'),
      ({ row }) => row,
      ({ row }) => row,
      { numeric: true },
    ),
    plain('cell', say('fault.cell'), ({ cell }) => cell, { names: true }),
    plain('detail', say('fault.detail'), ({ detail }) => detail),
  ];
  const seen = <T,>(data: readonly T[]) => ({
    data,
    error: null,
    isPending: false,
    refetch: () => undefined,
  });
  return (
    <>
      <Alert role="status" variant="outline" color={importable ? 'teal' : 'red'}>
        {importable
          ? say('import.good', { sheet, count: rows.length })
          : say('import.bad', { count: faultCount })}
      </Alert>
      {faults.length > 0 && (
        <Section title={say('import.faults')}>
          <DataTable
            title={say('import.faults')}
            columns={faultColumns}
            query={seen(faults)}
            rowKey={({ cell, code }) => `${cell} ${code}`}
            exportName="loi-bo-chi-tieu"
          />
        </Section>
      )}
      {importable && <ImportForm key={`${file.name} ${file.size}`} file={file} />}
      {items.length > 0 && (
        <Section title={say('import.rows')}>
          <DataTable
            title={say('import.rows')}
            columns={itemColumns}
            query={seen(items)}
            rowKey={({ code }) => code}
            exportName="bo-chi-tieu-xem-truoc"
          />
        </Section>
      )}
    </>
  );
}
