import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { planTexts } from './plans.texts.js';

export interface Numbers {
  readonly plannedClasses: number | string;
  readonly plannedTrainees: number | string;
}

/** The two numbers of a plan; both are aims, never limits. */
export function NumberFields<T extends Numbers>({ form }: { readonly form: UseFormReturnType<T> }) {
  const say = planTexts.use();
  return (
    <>
      <NumberInput
        required
        label={say('classes')}
        min={1}
        max={10_000}
        allowDecimal={false}
        {...form.getInputProps('plannedClasses')}
      />
      <NumberInput
        required
        label={say('trainees')}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        {...form.getInputProps('plannedTrainees')}
      />
    </>
  );
}
