import type { KindSchema } from '../../../api/programme/types.gen.js';
import type { Language } from '../../../i18n/language.js';
import { wholeNumber } from '../shared/whole-number.js';
import { englishField, englishWord } from './english.js';

type Property = KindSchema['properties'][string];

/** How a field of a schema is asked for. */
export type FieldLook = 'line' | 'prose' | 'day' | 'choice' | 'number' | 'truth' | 'lines';

export interface SchemaField {
  readonly name: string;
  readonly title: string;
  readonly hint: string | null;
  readonly look: FieldLook;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What was typed, field by field; a list one a line, a truth value as `true` or `false`. */
export type Typed = Readonly<Record<string, string>>;
type Content = Readonly<Record<string, unknown>>;

/** Longer texts get several lines. */
const LINE = 500;

/** The fields of a kind in the order of its schema. */
export function fieldsOf({ properties, required }: KindSchema, language: Language): SchemaField[] {
  return Object.entries(properties).map(([name, property]) => ({
    name,
    title: language === 'en' ? englishField(name) : property.title,
    hint: hintOf(property, language),
    look: lookOf(property),
    required: required.includes(name),
    maxLength: property.maxLength ?? null,
    choices: choicesOf(property, language),
  }));
}

function lookOf({ type, format, enum: values, maxLength = 0 }: Property): FieldLook {
  if (type === 'boolean') return 'truth';
  if (type === 'integer') return 'number';
  if (type === 'array') return 'lines';
  if (format === 'date') return 'day';
  if (values) return 'choice';
  return maxLength > LINE ? 'prose' : 'line';
}

/** The description explains the words of a choice; those stand in the choice itself. */
const hintOf = ({ description, enum: values }: Property, language: Language): string | null =>
  values || language === 'en' ? null : (description ?? null);

/** `youth: người trẻ; other: khác` names each word of a choice. */
function choicesOf({ enum: values = [], description = '' }: Property, language: Language) {
  const named = new Map(
    description.split(';').flatMap((part) => {
      const [word, ...label] = part.split(':');
      return word && label.length > 0 ? [[word.trim(), capital(label.join(':').trim())]] : [];
    }),
  );
  return values.map((value) => ({
    value,
    label: language === 'en' ? englishWord(value) : (named.get(value) ?? value),
  }));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An entry as it is edited. */
export const typedOf = (fields: readonly SchemaField[], content: Content = {}): Typed =>
  Object.fromEntries(fields.map(({ name, look }) => [name, textOf(content[name], look)]));

function textOf(value: unknown, look: FieldLook): string {
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return look === 'truth' ? 'false' : '';
}

/** What is sent: what was left empty is left out, so that the schema's own rules speak. */
export function contentOf(fields: readonly SchemaField[], typed: Typed): Content {
  const entries = fields.flatMap(({ name, look }): [string, unknown][] => {
    const text = (typed[name] ?? '').trim();
    if (look === 'truth') return [[name, text === 'true']];
    if (text === '') return [];
    if (look === 'number') return [[name, wholeNumber(text)]];
    return [[name, look === 'lines' ? linesOf(text) : text]];
  });
  return Object.fromEntries(entries);
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What can be seen to be wrong before anything is sent, by the path of the field. */
export function typedFaults(
  fields: readonly SchemaField[],
  typed: Typed,
  messages: { readonly missing: string; readonly number: string },
): Record<string, string> {
  const faults = fields.flatMap(({ name, look, required }): [string, string][] => {
    const text = (typed[name] ?? '').trim();
    if (text === '') return required && look !== 'truth' ? [[`content.${name}`, messages.missing]] : [];
    return look === 'number' && wholeNumber(text) === undefined ? [[`content.${name}`, messages.number]] : [];
  });
  return Object.fromEntries(faults);
}

/** The paths by which a service names what is wrong in an entry. */
export const contentPaths = (fields: readonly SchemaField[], typed: Typed): string[] =>
  fields.flatMap(({ name, look }) => [
    `content.${name}`,
    ...(look === 'lines' ? linesOf(typed[name] ?? '').map((_line, index) => `content.${name}.${index}`) : []),
  ]);

/** What an entry says, in words. */
export function shownOf(
  { look, choices }: SchemaField,
  value: unknown,
  words: { readonly yes: string; readonly no: string; readonly day: (day: string) => string },
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'number') return new Intl.NumberFormat('vi-VN').format(value);
  if (typeof value !== 'string') return null;
  if (look === 'day') return words.day(value);
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
