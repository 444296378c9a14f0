import { Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from '../shared/lists.module.css';
import { teamTexts } from './teams.texts.js';
import { type Composition, OFFICES } from './teams.types.js';

const NOBODY: Composition = {
  hamletHead: false,
  youthUnion: false,
  womensUnion: false,
  teacher: false,
  communeOfficer: false,
};

/** What the two forms of members hold; the number as it was typed. */
export interface MembersValues extends Record<string, unknown> {
  readonly memberCount: string;
  readonly composition: Composition;
}

export const noMembers: MembersValues = { memberCount: '3', composition: NOBODY };

export interface CompositionFieldsProps {
  readonly values: MembersValues;
  readonly error: ReactNode;
  readonly onCount: (count: string) => void;
  readonly onComposition: (composition: Composition) => void;
}

/** How many are in a team, and which offices. */
export function CompositionFields({ values, error, onCount, onComposition }: CompositionFieldsProps) {
  const say = teamTexts.use();
  return (
    <>
      <TextInput
        required
        inputMode="numeric"
        label={say('form.members')}
        value={values.memberCount}
        error={error}
        onChange={(event) => onCount(event.currentTarget.value)}
      />
      <fieldset className={styles['fieldset']}>
        <legend>{say('form.offices')}</legend>
        {OFFICES.map((office) => (
          <Checkbox
            key={office}
            label={say(`office.${office}`)}
            checked={values.composition[office]}
            onChange={(event) =>
              onComposition({ ...values.composition, [office]: event.currentTarget.checked })
            }
          />
        ))}
      </fieldset>
    </>
  );
}

/** The number of members; undefined for what a team cannot have. */
export function membersOf(typed: string): number | undefined {
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return count >= 3 ? count : undefined;
}
