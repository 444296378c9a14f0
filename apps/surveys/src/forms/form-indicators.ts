import { type FieldFault, PILLARS } from '@xaso/kernel';
import { plainPath } from './form-body.js';
import type { FormField, FormIndicator } from './form-definition.js';
import { type XmlElement, ownAttribute } from './xml.js';

/** `survey-` keeps them apart from what is measured without asking, such as `government.documents`. */
const CODE = new RegExp(`^(${PILLARS.join('|')})\\.survey-[a-z0-9]+(-[a-z0-9]+)*$`);
const MAX_CODE_LENGTH = 64;

interface Context {
  readonly fields: readonly FormField[];
  readonly repeats: readonly string[];
  readonly faults: FieldFault[];
}

/**
 * What binds say of indicators, by the path of the question: the attributes `indicator`, `counts` and `per` of
 * `urn:xaso:forms`. What is wrong is added to `context.faults`: `form-indicator-malformed` (no `<pillar>.survey-<what>`),
 * `-missing` (a rule without it), `-duplicate` (two questions feed it), `-rule` (counts and per, or neither),
 * `-unknown-node`, `-wrong-type` (counts needs choices that the form lists, per whole numbers), `-choice-unknown`,
 * `-repeated` (inside a repeat).
 */
export function readIndicators(
  binds: ReadonlyMap<string, XmlElement>,
  root: string,
  context: Context,
): ReadonlyMap<string, FormIndicator> {
  const found = new Map<string, FormIndicator>();
  const fields = new Map(context.fields.map((field) => [field.path, field]));
  const codes = new Set<string>();
  for (const [path, bind] of binds) {
    const written = {
      code: ownAttribute(bind, 'indicator'),
      counts: ownAttribute(bind, 'counts'),
      per: ownAttribute(bind, 'per'),
    };
    if (written.code === undefined && written.counts === undefined && written.per === undefined) continue;
    const tell = (code: string, detail: string): void => {
      context.faults.push({ field: path, code: `form-indicator-${code}`, detail });
    };
    if (written.code === undefined) {
      tell('missing', `The bind of ${path} says what counts, but not for which indicator.`);
      continue;
    }
    if (!CODE.test(written.code) || written.code.length > MAX_CODE_LENGTH)
      tell('malformed', `An indicator is named <pillar>.survey-<what>, such as society.survey-smartphones.`);
    if (codes.has(written.code)) tell('duplicate', `Two questions feed ${written.code}.`);
    codes.add(written.code);
    const field = fields.get(path);
    if (!field) {
      tell('unknown-node', `${path} holds no answer, so nothing of it can be counted.`);
      continue;
    }
    const indicator = ruleOf(field, { ...written, code: written.code }, root, { ...context, fields, tell });
    if (indicator) found.set(path, indicator);
  }
  return found;
}

interface Written {
  readonly code: string;
  readonly counts: string | undefined;
  readonly per: string | undefined;
}

interface Reading {
  readonly fields: ReadonlyMap<string, FormField>;
  readonly repeats: readonly string[];
  readonly tell: (code: string, detail: string) => void;
}

function ruleOf(
  field: FormField,
  { code, counts, per }: Written,
  root: string,
  reading: Reading,
): FormIndicator | undefined {
  const { tell } = reading;
  if ((counts === undefined) === (per === undefined)) {
    tell('rule', `${field.path} needs either the values that count or the number to divide by.`);
    return undefined;
  }
  if (isRepeated(field, reading))
    tell('repeated', `${field.path} may be answered several times in one form, so it cannot be counted.`);
  if (counts !== undefined) {
    const values = [...new Set(counts.split(/\s+/))];
    reportChoices(field, values, tell);
    return { code, counts: values };
  }
  const path = plainPath(per ?? '', root);
  reportNumbers(field, path, reading);
  return { code, per: path };
}

function reportChoices(field: FormField, values: readonly string[], tell: Reading['tell']): void {
  if ((field.type !== 'select1' && field.type !== 'select') || !field.choices) {
    tell('wrong-type', `${field.path} has no choices in the form, so no value of it can count.`);
    return;
  }
  const offered = new Set(field.choices.map(({ value }) => value));
  for (const value of values)
    if (!offered.has(value)) tell('choice-unknown', `"${value}" is no choice of ${field.path}.`);
}

function reportNumbers(field: FormField, path: string, { fields, repeats, tell }: Reading): void {
  const other = fields.get(path);
  if (!other || other === field) {
    tell('unknown-node', `${field.path} is divided by ${path}, which is no other answer of the form.`);
    return;
  }
  // Sums of fractions would have to be rounded, and no figure could be added up again from its parts.
  for (const each of [field, other])
    if (each.type !== 'int') tell('wrong-type', `${each.path} must be a whole number to be summed up.`);
  if (isRepeated(other, { repeats })) tell('repeated', `${path} may be answered several times in one form.`);
}

const isRepeated = ({ path }: FormField, { repeats }: Pick<Reading, 'repeats'>): boolean =>
  repeats.some((each) => path === each || path.startsWith(`${each}/`));
