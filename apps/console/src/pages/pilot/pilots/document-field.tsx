import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayText } from '../../../format/days.js';
import { documentsQuery } from '../pilot.queries.js';
import { pilotTexts } from '../pilot.texts.js';
import type { Pilot, RegisterEntry } from '../pilot.types.js';

export interface DocumentFieldProps {
  readonly pilot: Pilot;
  readonly required: boolean;
  readonly value: string;
  readonly error?: ReactNode;
  readonly onChange: (id: string) => void;
}

/** Chooses the approved document of the register that a decision rests on: of the pilot, or of its whole programme. */
export function DocumentField({ pilot, required, value, error, onChange }: DocumentFieldProps) {
  const say = pilotTexts.use();
  const { data } = useQuery(documentsQuery(pilot.programme));
  const documents = (data ?? []).filter(({ pilotId }) => pilotId === null || pilotId === pilot.id);
  const none = { value: '', label: say(required ? 'document.required' : 'document.none') };
  return (
    <>
      <NativeSelect
        label={say('document')}
        required={required}
        data={[none, ...documents.map((one) => ({ value: one.id, label: nameOf(one) }))]}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {required && data !== undefined && documents.length === 0 && <Text>{say('document.empty')}</Text>}
    </>
  );
}

function nameOf({ latest: { on, content } }: RegisterEntry): string {
  const words = [content['number'], content['about']].filter((one) => typeof one === 'string');
  return `${words.join(' · ')} (${dayText(on)})`;
}
