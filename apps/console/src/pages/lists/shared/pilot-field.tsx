import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Pick } from '../../../components/fields/pickers.js';
import { byText } from '../../../format/names.js';
import { pilotsQuery } from '../../pilot/pilot.queries.js';
import type { Pilot } from '../../pilot/pilot.types.js';
import { listTexts } from './lists.texts.js';

/** The pilots of a programme that the account may see, by the name of their commune. */
export function usePilots(programme: string): readonly Pilot[] {
  const { data = [] } = useQuery(pilotsQuery(programme));
  return data.toSorted((a, b) => byText(a.commune, b.commune));
}

export interface PilotFieldProps {
  readonly programme: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error?: ReactNode;
  /** What "none of them" is called, where that is an answer. */
  readonly none?: string;
  /** Whether it is the first field of a dialog. */
  readonly first?: boolean;
}

/** Chooses the pilot, that is the commune, something belongs to. */
export function PilotField({ programme, value, onChange, error, none, first }: PilotFieldProps) {
  const say = listTexts.use();
  const pilots = usePilots(programme);
  return (
    <NativeSelect
      label={say('commune')}
      required={none === undefined}
      data={[
        { value: '', label: none ?? say('commune.choose') },
        ...pilots.map(({ id, commune }) => ({ value: id, label: commune })),
      ]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(first && { 'data-autofocus': true })}
    />
  );
}

/** The filter of a list by pilot; with one pilot there is nothing to choose. */
export function PilotPick(props: {
  readonly programme: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}) {
  const say = listTexts.use();
  const pilots = usePilots(props.programme);
  if (pilots.length < 2) return null;
  return (
    <Pick
      label={say('commune')}
      any={say('commune.any')}
      choices={pilots.map(({ id, commune }) => ({ value: id, label: commune }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
