import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { rosterTexts } from '../class/roster.texts.js';
import { useTrainingWord } from '../common/training-words.texts.js';
import { type Person, SEXES, TRAINEE_GROUPS } from '../training.types.js';

/** What is typed of somebody. */
export const EMPTY_PERSON = {
  name: '',
  birthYear: '',
  birthDate: '',
  sex: '',
  phone: '',
  hamlet: '',
  group: 'others',
};
export type PersonValues = typeof EMPTY_PERSON;

/** What is sent: what was left empty is null, for nobody needs it. */
export function particularsOf({ name, birthYear, birthDate, sex, phone, hamlet, group }: PersonValues) {
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const year = given(birthYear);
  return {
    name: name.trim(),
    // What is no year is sent as it is, so that the service says what is wrong with it.
    birthYear: year === null ? null : /^\d{4}$/.test(year) ? Number(year) : year,
    birthDate: given(birthDate),
    sex: given(sex),
    phone: given(phone),
    hamlet: given(hamlet),
    group,
  };
}

/** A person as the form shows it. */
export const typedOf = ({ name, birthYear, birthDate, sex, phone, hamlet, group }: Person): PersonValues => ({
  name,
  birthYear: String(birthYear),
  birthDate: birthDate ?? '',
  sex: sex ?? '',
  phone: phone ?? '',
  hamlet: hamlet ?? '',
  group,
});

/** Only what is written otherwise now. */
export function changesOf(before: Person, values: PersonValues) {
  const [was, is] = [particularsOf(typedOf(before)), particularsOf(values)];
  const fields = Object.keys(is) as (keyof typeof is)[];
  return Object.fromEntries(
    fields.filter((field) => was[field] !== is[field]).map((field) => [field, is[field]]),
  );
}

/** The fields of somebody: a name and a birth year are enough. */
export function PersonFields({ form }: { readonly form: UseFormReturnType<PersonValues> }) {
  const say = rosterTexts.use();
  const word = useTrainingWord();
  return (
    <>
      <TextInput
        required
        label={say('name')}
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Group grow align="flex-start">
        <TextInput
          required
          label={say('birth')}
          inputMode="numeric"
          maxLength={4}
          {...form.getInputProps('birthYear')}
        />
        <NativeSelect
          label={say('sex')}
          data={[
            { value: '', label: say('unknown') },
            ...SEXES.map((one) => ({ value: one, label: word('sex', one) })),
          ]}
          {...form.getInputProps('sex')}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label={say('phone')}
          description={say('optional')}
          inputMode="tel"
          maxLength={30}
          autoComplete="off"
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={say('hamlet')}
          description={say('optional')}
          maxLength={100}
          {...form.getInputProps('hamlet')}
        />
      </Group>
      <NativeSelect
        required
        label={say('group')}
        data={TRAINEE_GROUPS.map((one) => ({ value: one, label: word('group', one) }))}
        {...form.getInputProps('group')}
      />
    </>
  );
}
