import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DraftNote } from '../../../components/fields/draft-note.js';
import { SearchBox } from '../../../components/fields/pickers.js';
import { ProblemNote } from '../../../components/problem-note.js';
import { Loaded } from '../../../components/states.js';
import { useAction } from '../../../components/use-action.js';
import { faultsElsewhere } from '../../../http/problem.js';
import { send } from '../../../http/request.js';
import { Section } from '../../../layout/page.js';
import { useDraftForm } from '../../../session/use-draft-form.js';
import { EMPTY_PERSON, particularsOf, PersonFields } from '../people/person-fields.js';
import { peopleQuery, TRAINING } from '../training.queries.js';
import type { Person, Trainee, TrainingClass } from '../training.types.js';
import { classTexts } from './class.texts.js';
import { ROSTER_REFRESHES } from './refreshes.js';
import { rosterTexts } from './roster.texts.js';

interface Props {
  readonly of: TrainingClass;
  readonly trainees: readonly Trainee[];
}

/** How people come into the class: as what was said beforehand, and why after its end. */
interface How {
  readonly walkIn: boolean;
  readonly reason: string;
}

const SHOWN = 10;

/** Adds somebody the commune knows, found by a search, or somebody new. */
export function AddTrainees({ of, trainees }: Props) {
  const say = rosterTexts.use();
  const words = classTexts.use();
  const [q, setQ] = useState<string>();
  const [how, setHow] = useState<How>({ walkIn: false, reason: '' });
  const corrects = of.state === 'completed';
  return (
    <Section title={say('add')}>
      <Checkbox
        label={say('add.walk-in')}
        checked={how.walkIn}
        onChange={(event) => setHow({ ...how, walkIn: event.currentTarget.checked })}
      />
      {corrects && (
        <>
          <Text>{words('corrects')}</Text>
          <TextInput
            required
            label={words('reason')}
            value={how.reason}
            maxLength={1_000}
            onChange={(event) => setHow({ ...how, reason: event.currentTarget.value })}
          />
        </>
      )}
      <SearchBox label={say('add.find')} value={q} onChange={setQ} />
      <Text c="dimmed">{say('add.find.hint')}</Text>
      {q !== undefined && <Found q={q} of={of} trainees={trainees} how={how} />}
      <NewTrainee of={of} how={how} />
    </Section>
  );
}

const bodyOf = (people: readonly object[], { walkIn, reason }: How) => ({
  people,
  ...(walkIn && { walkIn }),
  ...(reason.trim() !== '' && { reason: reason.trim() }),
});

function Found({ q, of, trainees, how }: Props & { readonly q: string; readonly how: How }) {
  const say = rosterTexts.use();
  const { programme, communeUnitId } = of;
  const query = useQuery(peopleQuery({ programme, communeUnitId, q }, { limit: SHOWN }));
  const there = new Set(trainees.map(({ personId }) => personId));
  const action = useAction<Person>({
    send: ({ id }, key) =>
      send('POST', `${TRAINING}/classes/${of.id}/enrolments`, { body: bodyOf([{ personId: id }], how), key }),
    done: say('add.done'),
    refreshes: ROSTER_REFRESHES,
  });
  return (
    <Loaded query={query}>
      {(people) => (
        <Stack gap="xs">
          {action.problem && <ProblemNote problem={action.problem} />}
          {people.length === 0 && <Text role="status">{say('add.found.none')}</Text>}
          <ul>
            {people.map((person) => (
              <li key={person.id}>
                <Group gap="sm">
                  <Text>
                    {[person.name, person.birthYear, person.hamlet, person.phone].filter(Boolean).join(' · ')}
                  </Text>
                  {there.has(person.id) ? (
                    <Text c="dimmed">{say('add.there')}</Text>
                  ) : (
                    <Button
                      variant="default"
                      loading={action.pending}
                      aria-label={say('add.pick.of', { name: person.name, year: person.birthYear })}
                      onClick={() => action.run(person)}
                    >
                      {say('add.pick')}
                    </Button>
                  )}
                </Group>
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Loaded>
  );
}

const AT = 'people.0.person.';

function NewTrainee({ of, how }: { readonly of: TrainingClass; readonly how: How }) {
  const say = rosterTexts.use();
  const draft = useDraftForm(`trainee-new-${of.id}`, EMPTY_PERSON);
  const { form } = draft;
  const action = useAction<typeof form.values>({
    send: (values) =>
      send('POST', `${TRAINING}/classes/${of.id}/enrolments`, {
        body: bodyOf([{ person: particularsOf(values) }], how),
        key: draft.key,
      }),
    done: say('add.done'),
    refreshes: ROSTER_REFRESHES,
    onDone: draft.done,
    onRefused: (problem) => {
      draft.refused(problem);
      // The service names people by their place in the list; here there is one.
      for (const { field, detail } of problem.errors)
        if (field.startsWith(AT)) form.setFieldError(field.slice(AT.length), detail);
        else if (field.startsWith('people.0.')) form.setFieldError(field.slice('people.0.'.length), detail);
    },
  });
  const shown = Object.keys(EMPTY_PERSON).flatMap((field) => [`${AT}${field}`, `people.0.${field}`]);
  return (
    <form onSubmit={form.onSubmit((values) => action.run(values))} noValidate aria-label={say('add.new')}>
      <Stack>
        <Text fw={600}>{say('add.new')}</Text>
        <Text c="dimmed">{say('add.new.lead')}</Text>
        <DraftNote restored={draft.restored} onDiscard={draft.done} />
        {action.problem && (
          <ProblemNote problem={action.problem} errors={faultsElsewhere(action.problem.errors, shown)} />
        )}
        <PersonFields form={form} />
        <Group>
          <Button type="submit" loading={action.pending}>
            {say('add.new.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
