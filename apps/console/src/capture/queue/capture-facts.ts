import { type Mode, MODES, type Submission } from './item.js';

/** Answers by path: `/data/intro/paper_serial`. */
export type AnswersByPath = Readonly<Record<string, unknown>>;

/** The questionnaires ask in fields of these names. */
const MODE = 'respondent_mode';
const PAPER_SERIAL = 'paper_serial';
const PAPER_DATE = 'paper_date';

/** Whether the form asks by itself who answers. */
export const asksMode = (paths: readonly string[]): boolean => paths.some((path) => nameOf(path) === MODE);

/**
 * What is sent of a form that is complete. A paper sheet was filled in on the day that is written on it (local noon), anything
 * else when it was captured.
 * @param chosen how it is filled in, where the form does not ask
 */
export function submissionOf(answers: AnswersByPath, chosen: Mode | null, captured: Date): Submission {
  const mode = modeOf(answers) ?? chosen ?? 'self';
  const serial = mode === 'paper' ? answerOf(answers, PAPER_SERIAL) : undefined;
  return {
    mode,
    capturedAt: (
      (mode === 'paper' ? noonOf(answerOf(answers, PAPER_DATE)) : undefined) ?? captured
    ).toISOString(),
    ...(serial === undefined ? {} : { paperSerial: serial }),
    answers,
  };
}

/** What the form says of how it is filled in; undefined when it does not ask, or not yet. */
export function modeOf(answers: AnswersByPath): Mode | undefined {
  const said = answerOf(answers, MODE);
  return MODES.find((mode) => mode === said);
}

function answerOf(answers: AnswersByPath, name: string): string | undefined {
  const [, value] = Object.entries(answers).find(([path]) => nameOf(path) === name) ?? [];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function noonOf(day: string | undefined): Date | undefined {
  const noon = new Date(`${day ?? ''}T12:00:00+07:00`);
  return Number.isNaN(noon.getTime()) ? undefined : noon;
}
