import { RESPONDENT_MODES, type RespondentMode } from '@xaso/contracts-surveys';
import type { FieldFault } from '@xaso/kernel';
import type { FormDefinition } from '../forms/form-definition.js';
import type { Instance } from '../forms/instance.js';

/** What an instance tells of how, when and on which sheet it was filled in. */
export interface InstanceFacts {
  /** Undefined when the form does not ask. */
  readonly mode: RespondentMode | undefined;
  readonly capturedAt: Date;
  /** Number of the paper sheet it was typed in from, and the field that holds it. */
  readonly paper?: { readonly serial: string; readonly field: string } | undefined;
  readonly faults: readonly FieldFault[];
}

/**
 * Our questionnaires ask in fields of these names: `respondent_mode`, and for paper `paper_serial` and `paper_date`. A
 * sheet was captured on the day it was filled in (local noon), not when it was typed in.
 */
export function instanceFacts(form: FormDefinition, instance: Instance, receivedAt: Date): InstanceFacts {
  const ask = (name: string) => {
    const field = form.fields.find((one) => one.name === name)?.path;
    const answer = field && instance.answers[field];
    return field && answer ? { field, answer } : undefined;
  };
  const said = ask('respondent_mode')?.answer;
  const mode = RESPONDENT_MODES.find((one) => one === said);
  const sheet = mode === 'paper' ? ask('paper_serial') : undefined;
  const serial = sheet && sheet.answer.length <= MAX_SERIAL_LENGTH ? sheet : undefined;
  const sheetDay = mode === 'paper' ? noonOf(ask('paper_date')?.answer) : undefined;
  const byDevice = sheetDay ?? instance.timeEnd ?? instance.timeStart;
  return {
    mode,
    capturedAt: byDevice ?? receivedAt,
    ...(serial ? { paper: { serial: serial.answer, field: serial.field } } : {}),
    faults: byDevice ? [] : [TIME_MISSING],
  };
}

/** A longer one is no number of a sheet; it stays among the answers. */
const MAX_SERIAL_LENGTH = 64;

const TIME_MISSING: FieldFault = {
  field: 'meta/timeEnd',
  code: 'capture-time-missing',
  detail: 'Máy không ghi thời điểm thu phiếu; lấy thời điểm nhận.',
};

function noonOf(day: string | undefined): Date | undefined {
  const noon = new Date(`${day ?? ''}T12:00:00+07:00`);
  return Number.isNaN(noon.getTime()) ? undefined : noon;
}
