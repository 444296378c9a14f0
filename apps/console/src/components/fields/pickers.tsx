import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { common } from '../../i18n/common.texts.js';
import { DayInput } from './day-input.js';

export interface PickProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A search box that waits until typing pauses; accents do not matter to the server. */
export function SearchBox({
  label,
  value,
  onChange,
}: Partial<Pick<PickProps, 'label'>> & Omit<PickProps, 'label'>) {
  const say = common.use();
  const [typed, setTyped] = useState(value ?? '');
  const tell = useDebouncedCallback((text: string) => onChange(text.trim() === '' ? undefined : text), 300);
  return (
    <TextInput
      type="search"
      label={label ?? say('search')}
      placeholder={say('search.hint')}
      leftSection={<IconSearch size={20} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

/** A day, empty for "any". */
export function DayPick({ label, value, onChange }: PickProps) {
  return (
    <DayInput label={label} value={value ?? ''} onChange={(day) => onChange(day === '' ? undefined : day)} />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a few, and "all" where `any` says what that is called. */
export function Pick({
  label,
  value,
  onChange,
  choices,
  any,
}: PickProps & { choices: readonly Choice[]; any?: string }) {
  const data = [...(any === undefined ? [] : [{ value: '', label: any }]), ...choices];
  return (
    <NativeSelect
      label={label}
      data={data}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}
