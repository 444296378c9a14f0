import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWord } from '../../../i18n/words.texts.js';
import styles from '../shared/lists.module.css';
import { noComponent, PILLARS, type PlanComponent } from './components.js';
import { scaleUpTexts } from './scale-up.texts.js';

export interface ComponentsFieldProps {
  readonly components: readonly PlanComponent[];
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onChange: (components: readonly PlanComponent[]) => void;
}

/** What is to be spread, line by line. */
export function ComponentsField({ components, errors, onChange }: ComponentsFieldProps) {
  const say = scaleUpTexts.use();
  const word = useWord();
  const change = (index: number, part: Partial<PlanComponent>) =>
    onChange(components.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <>
      {components.map(({ pillar, component, title }, index) => (
        <fieldset key={index} className={styles['fieldset']}>
          <legend>{say('component', { n: index + 1 })}</legend>
          <TextInput
            required
            maxLength={300}
            label={say('component.title')}
            value={title}
            error={errors[`components.${index}.title`]}
            onChange={(event) => change(index, { title: event.currentTarget.value })}
          />
          <div className={styles['pair']}>
            <NativeSelect
              label={say('component.pillar')}
              data={PILLARS.map((value) => ({ value, label: word('pillar', value) }))}
              value={pillar}
              error={errors[`components.${index}.pillar`]}
              onChange={(event) => {
                const chosen = PILLARS.find((one) => one === event.currentTarget.value);
                if (chosen) change(index, { pillar: chosen });
              }}
            />
            <TextInput
              required
              maxLength={64}
              label={say('component.code')}
              value={component}
              error={errors[`components.${index}.component`]}
              onChange={(event) => change(index, { component: event.currentTarget.value })}
            />
          </div>
          {components.length > 1 && (
            <Group>
              <Button
                variant="default"
                onClick={() => onChange(components.filter((_one, place) => place !== index))}
              >
                {say('component.remove', { n: index + 1 })}
              </Button>
            </Group>
          )}
        </fieldset>
      ))}
      <Group>
        <Button variant="default" onClick={() => onChange([...components, noComponent])}>
          {say('component.add')}
        </Button>
      </Group>
    </>
  );
}
