import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { ProblemNote } from '../../../components/problem-note.js';
import { type Column, DataTable } from '../../../components/data-table/data-table.js';
import { useAction } from '../../../components/use-action.js';
import type { Query } from '../../../http/query-text.js';
import type { CellFault, WorkbookPreview } from '../training.types.js';
import { sendWorkbook } from './files.js';
import styles from './import.module.css';
import { SaveButton } from './save-button.js';
import { importTexts } from './workbook-import.texts.js';

interface Props<P extends WorkbookPreview> {
  readonly template: { readonly path: string; readonly file: string };
  readonly previewPath: string;
  readonly commitPath: string;
  readonly query?: Query;
  /** Whether the class is completed: a correction needs a reason. */
  readonly corrects: boolean;
  /** First parts of the keys of queries that are read again. */
  readonly refreshes: readonly string[];
  readonly describe: (preview: P) => ReactNode;
  /** What is said of an import. */
  readonly told?: (result: unknown) => ReactNode;
}

/** A file from Excel: template, upload, preview by row and cell, and then all of it or only the good rows. */
export function WorkbookImport<P extends WorkbookPreview>(props: Props<P>) {
  const { template, previewPath, commitPath, query, corrects, refreshes, describe, told } = props;
  const say = importTexts.use();
  const field = useId();
  const [file, setFile] = useState<File>();
  const [seen, setSeen] = useState<P>();
  const [result, setResult] = useState<unknown>();
  const [reason, setReason] = useState('');
  const preview = useAction<File, P>({
    send: (chosen) => sendWorkbook<P>(previewPath, chosen),
    done: say('preview.done'),
    refreshes: [],
    onDone: setSeen,
  });
  const commit = useAction<{ readonly onlyValid: boolean }>({
    send: ({ onlyValid }) => {
      if (!file) throw new Error('no file was chosen');
      const why = reason.trim() === '' ? {} : { reason: reason.trim() };
      return sendWorkbook(commitPath, file, {
        ...query,
        standing: seen?.standing,
        ...(onlyValid && { onlyValid }),
        ...why,
      });
    },
    done: say('done'),
    refreshes,
    onDone: (answer) => {
      setResult(answer);
      setSeen(undefined);
    },
  });
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setSeen(undefined);
    setResult(undefined);
    preview.reset();
    commit.reset();
  };
  return (
    <Stack>
      <Group align="flex-end">
        <SaveButton {...template} label={say('template')} />
        <div className={styles['field']}>
          <label htmlFor={field} className={styles['label']}>
            {say('file')}
          </label>
          <input
            id={field}
            type="file"
            accept=".xlsx"
            className={styles['file']}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </div>
        <Button
          disabled={!file}
          loading={preview.pending}
          onClick={() => {
            if (file) preview.run(file);
          }}
        >
          {say('preview')}
        </Button>
      </Group>
      <Text c="dimmed">{say('preview.hint')}</Text>
      {preview.problem && <ProblemNote problem={preview.problem} />}
      {seen && (
        <section aria-label={say('preview')} className={styles['preview']}>
          {describe(seen)}
          <Faults preview={seen} />
          {corrects && (
            <TextInput
              required
              label={say('reason')}
              value={reason}
              maxLength={1_000}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {commit.problem && <ProblemNote problem={commit.problem} />}
          <Group>
            {seen.importable ? (
              <Button loading={commit.pending} onClick={() => commit.run({ onlyValid: false })}>
                {say('commit')}
              </Button>
            ) : (
              <Button
                variant="default"
                loading={commit.pending}
                onClick={() => commit.run({ onlyValid: true })}
              >
                {say('commit.valid')}
              </Button>
            )}
          </Group>
        </section>
      )}
      {result !== undefined && told && <div role="status">{told(result)}</div>}
    </Stack>
  );
}

function Faults({ preview }: { readonly preview: WorkbookPreview }) {
  const say = importTexts.use();
  const { faults, faultCount } = preview;
  if (faultCount === 0) return <Text fw={600}>{say('good')}</Text>;
  const columns: readonly Column<CellFault>[] = [
    {
      key: 'cell',
      title: say('fault.cell'),
      names: true,
      cell: ({ cell }) => cell,
      text: ({ cell }) => cell,
    },
    { key: 'row', title: say('fault.row'), numeric: true, cell: ({ row }) => row, text: ({ row }) => row },
    {
      key: 'detail',
      title: say('fault.detail'),
      cell: ({ detail }) => <span lang="vi">{detail}</span>,
      text: ({ detail }) => detail,
    },
  ];
  const query = { data: faults, error: null, isPending: false, refetch: () => undefined };
  return (
    <>
      <Text fw={600}>{say('faults', { count: faultCount })}</Text>
      <Text>{say('faults.lead')}</Text>
      {faults.length < faultCount && <Text>{say('faults.more', { shown: faults.length })}</Text>}
      <DataTable
        title={say('faults', { count: faultCount })}
        columns={columns}
        query={query}
        rowKey={({ cell, code }) => `${cell} ${code}`}
        exportName="loi-trong-tep"
      />
    </>
  );
}
