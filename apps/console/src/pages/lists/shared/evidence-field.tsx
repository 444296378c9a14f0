import { ActionIcon, Button, FileButton, Group, Text, TextInput } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { evidenceAdd } from '../../../api/programme/operations.gen.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { asProblem, type Problem } from '../../../http/problem.js';
import { ACCEPTED, type EvidenceItem, isWebAddress, mediaTypeOf } from './evidence.js';
import styles from './lists.module.css';
import { listTexts } from './lists.texts.js';

export interface EvidenceFieldProps {
  readonly programme: string;
  /** None for what spans the programme. */
  readonly pilotId: string | null;
  readonly value: readonly EvidenceItem[];
  readonly onChange: (items: readonly EvidenceItem[]) => void;
  readonly error?: ReactNode;
  /** A single file and nothing else. */
  readonly single?: boolean;
}

/** Files and addresses that prove something; a file is kept as soon as it is chosen. */
export function EvidenceField(props: EvidenceFieldProps) {
  const { value, onChange, error, single = false } = props;
  const say = listTexts.use();
  const sending = useSending(props);
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{say('evidence')}</legend>
      <Text c="dimmed">{say('evidence.hint')}</Text>
      {error !== undefined && error !== null && (
        <Text role="alert" className={styles['fault'] ?? ''}>
          {error}
        </Text>
      )}
      <ul className={styles['files']}>
        {value.map((item) => (
          <li key={item.ref}>
            <span>{item.name}</span>
            <ActionIcon
              aria-label={say('evidence.remove', { name: item.name })}
              onClick={() => onChange(value.filter(({ ref }) => ref !== item.ref))}
            >
              <IconX size={20} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <p role="status" className={styles['status'] ?? ''}>
        {sending.name !== undefined && say('evidence.sending', { name: sending.name })}
      </p>
      {!(single && value.length > 0) && (
        <Group>
          <FileButton accept={ACCEPTED} onChange={(file) => void (file && sending.send(file))}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                loading={sending.name !== undefined}
                leftSection={<IconPaperclip size={20} aria-hidden />}
              >
                {say('evidence.add')}
              </Button>
            )}
          </FileButton>
        </Group>
      )}
      {!single && <AddressField onAdd={(url) => onChange(withItem(value, { ref: url, name: url }))} />}
    </fieldset>
  );
}

const withItem = (items: readonly EvidenceItem[], item: EvidenceItem): readonly EvidenceItem[] => [
  ...items.filter(({ ref }) => ref !== item.ref),
  item,
];

function useSending({ programme, pilotId, value, onChange, single }: EvidenceFieldProps) {
  const [name, setName] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const send = async (file: File) => {
    setName(file.name);
    setProblem(undefined);
    try {
      const { id } = await evidenceAdd({
        body: file,
        query: { programme, ...(pilotId !== null && { pilotId }) },
        headers: { 'X-File-Name': encodeURIComponent(file.name), 'content-type': mediaTypeOf(file) },
      });
      onChange(withItem(single ? [] : value, { ref: id, name: file.name }));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setName(undefined);
    }
  };
  return { name, problem, send };
}

function AddressField({ onAdd }: { readonly onAdd: (url: string) => void }) {
  const say = listTexts.use();
  const [url, setUrl] = useState('');
  const [bad, setBad] = useState(false);
  const add = () => {
    const right = isWebAddress(url);
    setBad(!right);
    if (!right) return;
    onAdd(url.trim());
    setUrl('');
  };
  return (
    <Group align="flex-end">
      <TextInput
        type="url"
        className={styles['grow'] ?? ''}
        label={say('evidence.web')}
        value={url}
        error={bad && say('evidence.web.bad')}
        onChange={(event) => setUrl(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter adds the address; it does not send the whole form.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button variant="default" onClick={add}>
        {say('evidence.web.add')}
      </Button>
    </Group>
  );
}
