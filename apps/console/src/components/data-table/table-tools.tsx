import { Button, Group } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { clipboardOf, csvOf, type Sheet } from '../../format/csv.js';
import { common } from '../../i18n/common.texts.js';
import { notifyDone, notifyFailed } from '../notify.js';
import { saveFile } from '../save-file.js';

/** Exports exactly what is seen: as a file, or to be pasted into a spreadsheet. */
export function TableTools({ name, sheet }: { readonly name: string; readonly sheet: () => Sheet }) {
  const say = common.use();
  const copy = async () => {
    const seen = sheet();
    try {
      await navigator.clipboard.writeText(clipboardOf(seen));
      notifyDone(say('export.copied', { count: seen.rows.length }));
    } catch {
      notifyFailed(say('error.title'), say('export.copy-failed'));
    }
  };
  const save = () => saveFile(new Blob([csvOf(sheet())], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  return (
    <Group gap="xs" className="xaso-no-print" role="group" aria-label={say('export.hint')}>
      <Button variant="default" leftSection={<IconDownload size={20} aria-hidden />} onClick={save}>
        {say('export.csv')}
      </Button>
      <Button variant="default" leftSection={<IconCopy size={20} aria-hidden />} onClick={() => void copy()}>
        {say('export.copy')}
      </Button>
    </Group>
  );
}
