import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { AppLink } from '../../../components/app-link.js';
import { notifyFailed } from '../../../components/notify.js';
import { saveFile } from '../../../components/save-file.js';
import { asProblem } from '../../../http/problem.js';
import { download } from '../../../http/request.js';
import type { EvidenceRef } from './evidence.js';
import styles from './lists.module.css';
import { listTexts } from './lists.texts.js';

export interface EvidenceListProps {
  readonly refs: readonly EvidenceRef[];
  /** The files among them. */
  readonly files: readonly { readonly id: string; readonly fileName?: string }[];
}

/** What something rests on: files to be fetched, addresses, entries of the register. */
export function EvidenceList({ refs, files }: EvidenceListProps) {
  const say = listTexts.use();
  if (refs.length === 0) return <Text>{say('evidence.none')}</Text>;
  return (
    <ul className={styles['plain-list']}>
      {refs.map((ref) => {
        if (typeof ref !== 'string')
          return (
            <li key={ref.url}>
              <a href={ref.url} target="_blank" rel="noreferrer">
                {ref.url}
              </a>
            </li>
          );
        const file = files.find(({ id }) => id === ref);
        return (
          <li key={ref}>
            {file ? (
              <DownloadFile id={ref} {...(file.fileName !== undefined && { name: file.fileName })} />
            ) : (
              <AppLink href={`/documents/${ref}`}>{say('evidence.entry')}</AppLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export interface DownloadFileProps {
  readonly id: string;
  /** What it is called, where that is known. */
  readonly name?: string;
  readonly label?: string;
}

/** Fetches one file; each reading is written down by the service. */
export function DownloadFile({ id, name, label }: DownloadFileProps) {
  const say = listTexts.use();
  const take = async () => {
    try {
      const file = await download(`/api/programme/evidence/${id}`);
      saveFile(file.blob, name ?? file.name ?? id);
    } catch (error) {
      const { detail, correlationId } = asProblem(error);
      notifyFailed(say('evidence.failed'), [detail, correlationId].filter(Boolean).join(' · '));
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={20} aria-hidden />}
      onClick={() => void take()}
    >
      {label ?? (name === undefined ? say('evidence.take') : say('download', { name }))}
    </Button>
  );
}
