import { ActionIcon, Button, Checkbox, Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWord } from '../../../i18n/words.texts.js';
import { useProgrammes } from '../../../layout/programme.js';
import { ROLES } from '../../../session/session.js';
import styles from '../../lists/shared/lists.module.css';
import { usePilots } from '../../lists/shared/pilot-field.js';
import { accountTexts } from './accounts.texts.js';
import { isUnit, listFault, type TypedParticulars } from './particulars.js';

export interface ParticularsFieldsProps {
  readonly values: TypedParticulars;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (part: Partial<TypedParticulars>) => void;
  /** What communes are called, as far as it is known. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who somebody is here: name, role, and where they act. */
export function ParticularsFields({ values, errors, onChange, names }: ParticularsFieldsProps) {
  const say = accountTexts.use();
  const word = useWord();
  return (
    <>
      <TextInput
        data-autofocus
        required
        maxLength={100}
        autoComplete="off"
        label={say('field.name')}
        value={values.name}
        error={errors['name']}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={say('field.role')}
        data={ROLES.map((role) => ({ value: role, label: word('role', role) }))}
        value={values.role}
        error={errors['role']}
        onChange={(event) => {
          const role = event.currentTarget.value;
          // An administrator acts for the whole province, and nothing else.
          onChange(role === 'admin' ? { role, wholeProvince: true } : { role });
        }}
      />
      <fieldset className={styles['fieldset']}>
        <legend>{say('field.scope')}</legend>
        <Checkbox
          label={say('field.province')}
          checked={values.wholeProvince}
          onChange={(event) => onChange({ wholeProvince: event.currentTarget.checked })}
        />
        {!values.wholeProvince && (
          <>
            <Communes
              communes={values.communes}
              names={names}
              error={listFault(errors, 'communes')}
              onChange={(communes) => onChange({ communes })}
            />
            <Textarea
              label={say('field.hamlets')}
              value={values.hamlets}
              error={listFault(errors, 'hamlets')}
              onChange={(event) => onChange({ hamlets: event.currentTarget.value })}
            />
          </>
        )}
        {values.wholeProvince && listFault(errors, 'communes') !== undefined && (
          <Text role="alert" className={styles['fault'] ?? ''}>
            {listFault(errors, 'communes')}
          </Text>
        )}
      </fieldset>
    </>
  );
}

interface CommunesProps {
  readonly communes: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly error: string | undefined;
  readonly onChange: (communes: readonly string[]) => void;
}

function Communes({ communes, names, error, onChange }: CommunesProps) {
  const say = accountTexts.use();
  const { current } = useProgrammes();
  const pilots = usePilots(current?.code ?? '');
  const known = new Map([...names, ...pilots.map((one) => [one.communeUnitId, one.commune] as const)]);
  const add = (id: string) => onChange([...communes.filter((one) => one !== id), id]);
  const free = pilots.filter(({ communeUnitId }) => !communes.includes(communeUnitId));
  return (
    <>
      <ul className={styles['files']}>
        {communes.map((id) => {
          const name = known.get(id) ?? id;
          return (
            <li key={id}>
              <span>{name === id ? id : `${name} (${id})`}</span>
              <ActionIcon
                aria-label={say('field.communes.remove', { name })}
                onClick={() => onChange(communes.filter((one) => one !== id))}
              >
                <IconX size={20} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {error !== undefined && (
        <Text role="alert" className={styles['fault'] ?? ''}>
          {error}
        </Text>
      )}
      {free.length > 0 && (
        <NativeSelect
          label={say('field.communes.add')}
          data={[
            { value: '', label: say('field.communes.choose') },
            ...free.map(({ communeUnitId, commune }) => ({ value: communeUnitId, label: commune })),
          ]}
          value=""
          onChange={(event) => event.currentTarget.value !== '' && add(event.currentTarget.value)}
        />
      )}
      <CodeField onAdd={add} />
    </>
  );
}

function CodeField({ onAdd }: { readonly onAdd: (id: string) => void }) {
  const say = accountTexts.use();
  const [code, setCode] = useState('');
  const [bad, setBad] = useState(false);
  const add = () => {
    setBad(!isUnit(code));
    if (!isUnit(code)) return;
    onAdd(code.trim());
    setCode('');
  };
  return (
    <Group align="flex-end">
      <TextInput
        className={styles['grow'] ?? ''}
        label={say('field.communes.code')}
        description={say('field.communes.code.hint')}
        value={code}
        error={bad && say('field.communes.code.bad')}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter adds the code; it does not send the whole form.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button variant="default" onClick={add}>
        {say('field.communes.code.add')}
      </Button>
    </Group>
  );
}
