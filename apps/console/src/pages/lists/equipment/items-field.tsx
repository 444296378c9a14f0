import { Button, Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import styles from '../shared/lists.module.css';
import { equipmentTexts } from './equipment.texts.js';
import { EQUIPMENT_KINDS } from './equipment.types.js';
import { type ItemValues, noItem, serialFaults, serialsOf } from './items.js';

export interface ItemsFieldProps {
  readonly items: readonly ItemValues[];
  readonly errors: Readonly<Record<string, unknown>>;
  readonly onChange: (items: readonly ItemValues[]) => void;
}

/** What is handed over: each kind with its number and its serials. */
export function ItemsField({ items, errors, onChange }: ItemsFieldProps) {
  const say = equipmentTexts.use();
  const change = (index: number, part: Partial<ItemValues>) =>
    onChange(items.map((item, place) => (place === index ? { ...item, ...part } : item)));
  const fault = (path: string): string | undefined => {
    const text = errors[path];
    return typeof text === 'string' ? text : undefined;
  };
  const unused = EQUIPMENT_KINDS.find((kind) => items.every((item) => item.kind !== kind));
  return (
    <>
      {items.map((item, index) => (
        <fieldset key={index} className={styles['fieldset']}>
          <legend>{say('item', { n: index + 1 })}</legend>
          <div className={styles['pair']}>
            <NativeSelect
              label={say('item.kind')}
              data={EQUIPMENT_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
              value={item.kind}
              error={fault(`items.${index}.kind`)}
              onChange={(event) => {
                const kind = EQUIPMENT_KINDS.find((one) => one === event.currentTarget.value);
                if (kind) change(index, { kind });
              }}
            />
            <TextInput
              required
              inputMode="numeric"
              label={say('item.quantity')}
              value={item.quantity}
              error={fault(`items.${index}.quantity`)}
              onChange={(event) => change(index, { quantity: event.currentTarget.value })}
            />
          </div>
          <Textarea
            label={say('item.serials')}
            description={say('item.serials.hint')}
            maxRows={10}
            value={item.serials}
            error={serialFaults(errors, index)}
            onChange={(event) => change(index, { serials: event.currentTarget.value })}
          />
          {item.serials.trim() !== '' && (
            <Text c="dimmed" aria-live="polite">
              {say('item.serials.count', { count: serialsOf(item.serials).length })}
            </Text>
          )}
          {items.length > 1 && (
            <Group>
              <Button
                variant="default"
                onClick={() => onChange(items.filter((_item, place) => place !== index))}
              >
                {say('item.remove', { n: index + 1 })}
              </Button>
            </Group>
          )}
        </fieldset>
      ))}
      {unused !== undefined && (
        <Group>
          <Button variant="default" onClick={() => onChange([...items, { ...noItem, kind: unused }])}>
            {say('item.add')}
          </Button>
        </Group>
      )}
    </>
  );
}
