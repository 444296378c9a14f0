import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { notifyFailed } from '../../../components/notify.js';
import { useProblemTitle } from '../../../components/problem-note.js';
import { asProblem } from '../../../http/problem.js';
import { saveFrom } from './files.js';

interface Props {
  readonly path: string;
  /** Name of the file where the service gives none. */
  readonly file: string;
  readonly label: string;
  /** Where the label alone does not say of what. */
  readonly of?: string;
}

/** Fetches a file that only the session may read, and saves it. */
export function SaveButton({ path, file, label, of }: Props) {
  const titleOf = useProblemTitle();
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      await saveFrom(path, file);
    } catch (error) {
      const problem = asProblem(error);
      notifyFailed(titleOf(problem), problem.detail);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={pending}
      leftSection={<IconDownload size={20} aria-hidden />}
      onClick={() => void save()}
      {...(of !== undefined && { 'aria-label': `${label}: ${of}` })}
    >
      {label}
    </Button>
  );
}
