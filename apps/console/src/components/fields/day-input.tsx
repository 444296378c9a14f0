import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { dayText } from '../../format/days.js';
import { parseDay } from '../../format/parse-day.js';
import { common } from '../../i18n/common.texts.js';
import styles from './fields.module.css';

export interface DayInputProps {
  readonly label: string;
  /** `2022-06-01`, or empty. */
  readonly value?: string;
  readonly onChange: (day: string) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** A day, typed day first whatever the computer's own order is, or chosen from the calendar of the browser. */
export function DayInput({ label, value = '', onChange, error, required = false }: DayInputProps) {
  const say = common.use();
  const calendar = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const bad = typed !== undefined && typed.trim() !== '' && parseDay(typed) === undefined;
  const [left, setLeft] = useState(false);
  const type = (text: string) => {
    setTyped(text);
    setLeft(false);
    onChange(text.trim() === '' ? '' : (parseDay(text) ?? ''));
  };
  return (
    <div className={styles['day']}>
      <TextInput
        label={label}
        required={required}
        inputMode="numeric"
        autoComplete="off"
        placeholder={say('day.hint')}
        value={typed ?? (value === '' ? '' : dayText(value))}
        error={bad && left ? say('day.bad') : error}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setLeft(true);
          if (!bad) setTyped(undefined);
        }}
        rightSectionWidth={44}
        rightSection={
          <ActionIcon
            aria-label={say('day.calendar', { label })}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={20} aria-hidden />
          </ActionIcon>
        }
      />
      <input
        ref={calendar}
        type="date"
        className={styles['calendar']}
        tabIndex={-1}
        aria-hidden
        value={value}
        onChange={(event) => {
          setTyped(undefined);
          onChange(event.currentTarget.value);
        }}
      />
    </div>
  );
}
