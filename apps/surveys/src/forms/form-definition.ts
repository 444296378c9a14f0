/** What an answer must look like. Selects come from the control, the rest from the bind's type as ODK XForms names it. */
export type AnswerType =
  | 'string'
  | 'int'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'select1'
  | 'select'
  | 'rank'
  | 'geopoint'
  | 'geotrace'
  | 'geoshape'
  | 'binary'
  | 'barcode'
  | 'trigger';

/** One option of a select: `value` is stored, `label` is in the form's default language. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * Which indicator the answers to a question add up to. `counts`: the share of the answers that hold one of these values, of
 * those given. `per`: the sum of this number over the sum of the number at that path, of the forms that have both.
 */
export type FormIndicator =
  | { readonly code: string; readonly counts: readonly string[] }
  | { readonly code: string; readonly per: string };

/** One place of the form that can hold an answer, metadata aside. */
export interface FormField {
  /** Without prefixes and indexes, e.g. `/data/work/position`. */
  readonly path: string;
  /** Last step of the path. */
  readonly name: string;
  readonly type: AnswerType;
  /** In the default language; empty where the form shows none (calculations). */
  readonly label: string;
  /** True only if an answer is due in every submission: `required="true()"`, not skippable, not inside a repeat. */
  readonly required: boolean;
  /** The field or something around it has a `relevant` expression, so a device may leave it out. */
  readonly conditional: boolean;
  /** The field's own expression; evaluated on the device, kept for the reader. */
  readonly relevant?: string;
  readonly constraint?: string;
  readonly calculated: boolean;
  /** Only shown: a note. */
  readonly readonly: boolean;
  /** Every choice the form can offer, filters ignored; absent when they come from a file beside the form. */
  readonly choices?: readonly Choice[];
  /** What the answers are counted for; absent for most questions, and for all of a form that names no indicator. */
  readonly indicator?: FormIndicator;
}

/** A form (ODK XForm) as far as the server needs it: identity, and what its answers must look like. */
export interface FormDefinition {
  readonly formId: string;
  /** Empty when the form names none. */
  readonly version: string;
  readonly title: string;
  /** Name of the primary instance's element, nearly always `data`. */
  readonly root: string;
  /** As the form names them, the default one first; empty for a form without translations. */
  readonly languages: readonly string[];
  /** In document order. */
  readonly fields: readonly FormField[];
  /** Paths that may occur several times. */
  readonly repeats: readonly string[];
  /** MD5 of the form's UTF-8 bytes, 32 hexadecimal digits: what OpenRosa's formList prints after `md5:`. */
  readonly hash: string;
}

/** How many indicators a form feeds; none when it was published without. */
export const indicatorCount = ({ fields }: FormDefinition): number =>
  fields.filter(({ indicator }) => indicator !== undefined).length;

/** Answers by path; a second or later occurrence carries its number: `/data/member/age`, `/data/member[2]/age`. */
export type Answers = Readonly<Record<string, string>>;

/** The path without its occurrence numbers: the path of the field. */
export function fieldPath(answerPath: string): string {
  return answerPath.includes('[') ? answerPath.replace(/\[\d+\]/g, '') : answerPath;
}
