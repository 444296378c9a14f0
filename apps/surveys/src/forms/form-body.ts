import type { FieldFault } from '@xaso/kernel';
import type { AnswerType, Choice } from './form-definition.js';
import { type FormTexts, squeeze, textId } from './form-texts.js';
import { type XmlElement, attribute, child, childrenNamed } from './xml.js';

/** A question as the body of the form presents it. */
export interface Control {
  readonly path: string;
  readonly label: string;
  /** Undefined where the bind decides. */
  readonly type?: AnswerType;
  readonly choices?: readonly Choice[];
}

/** What the body of a form says: its questions and which parts repeat. */
export interface Body {
  readonly controls: readonly Control[];
  readonly repeats: readonly string[];
  /** Every path the body mentions. */
  readonly references: readonly string[];
}

interface Context {
  readonly texts: FormTexts;
  readonly secondary: ReadonlyMap<string, XmlElement>;
  readonly bindIds: ReadonlyMap<string, string>;
  readonly faults: FieldFault[];
}

const CONTROL_TYPES: Readonly<Record<string, AnswerType | undefined>> = {
  input: undefined,
  range: undefined,
  secret: undefined,
  textarea: undefined,
  select1: 'select1',
  select: 'select',
  rank: 'rank',
  upload: 'binary',
  trigger: 'trigger',
};

/** Walks the body; what is wrong is added to `context.faults`. */
export function readBody(body: XmlElement, root: string, context: Context): Body {
  const controls: Control[] = [];
  const repeats: string[] = [];
  const references: string[] = [];
  const visit = (parent: XmlElement, around: string): void => {
    for (const each of parent.children) {
      const written = attribute(each, 'ref') ?? attribute(each, 'nodeset') ?? boundTo(each, context);
      const path = written === undefined ? around : plainPath(written, around);
      if (each.name === 'group' || each.name === 'repeat') {
        if (written !== undefined) references.push(path);
        if (each.name === 'repeat') repeats.push(path);
        visit(each, path);
      } else if (each.name in CONTROL_TYPES) {
        if (written === undefined) {
          context.faults.push(
            fault(around, 'form-control-unbound', `A ${each.name} names no node of the form.`),
          );
          continue;
        }
        references.push(path);
        controls.push(control(each, path, context));
      }
    }
  };
  visit(body, root);
  reportMissingTexts(body, context);
  return { controls, repeats, references };
}

/** `/data/orx:meta/orx:instanceID` → `/data/meta/instanceID`; a relative reference is read from `around`. */
export function plainPath(written: string, around: string): string {
  const absolute = written.startsWith('/') ? written : `${around}/${written.replace(/^\.\//, '')}`;
  return absolute
    .split('/')
    .map((step) => step.trim().replace(/^(@?)[^:]*:/, '$1'))
    .join('/');
}

/** Labels and hints, of groups and choices too. */
function reportMissingTexts(of: XmlElement, context: Context): void {
  const id = textId(attribute(of, 'ref'));
  if (id !== undefined && context.texts.find(id) === undefined) {
    context.faults.push(fault(id, 'form-text-missing', `No language has the text "${id}".`));
  }
  for (const each of of.children) reportMissingTexts(each, context);
}

function label(of: XmlElement, context: Context): string {
  const written = child(of, 'label');
  const id = textId(written && attribute(written, 'ref'));
  return id === undefined ? squeeze(written?.text ?? '') : (context.texts.find(id) ?? '');
}

function control(of: XmlElement, path: string, context: Context): Control {
  const type = CONTROL_TYPES[of.name];
  const offers = type === 'select1' || type === 'select' || type === 'rank';
  const choices = offers ? readChoices(of, path, context) : undefined;
  return { path, label: label(of, context), ...(type && { type }), ...(choices && { choices }) };
}

function readChoices(of: XmlElement, path: string, context: Context): readonly Choice[] | undefined {
  const itemset = child(of, 'itemset');
  const choices = itemset
    ? fromItemset(itemset, path, context)
    : childrenNamed(of, 'item').map((item) => ({
        value: squeeze(child(item, 'value')?.text ?? ''),
        label: label(item, context),
      }));
  if (choices && (choices.length === 0 || choices.some(({ value }) => value === '' || /\s/.test(value)))) {
    const detail = 'A select needs choices, each with a value without spaces.';
    context.faults.push(fault(path, 'form-choices-missing', detail));
  }
  return choices;
}

function fromItemset(itemset: XmlElement, path: string, context: Context): readonly Choice[] | undefined {
  const id = /instance\(\s*['"]([^'"]+)['"]\s*\)/.exec(attribute(itemset, 'nodeset') ?? '')?.[1];
  if (id === undefined) return undefined;
  const source = context.secondary.get(id);
  if (!source) return [];
  if (attribute(source, 'src')) return undefined;
  const valueName = attribute(child(itemset, 'value') ?? itemset, 'ref') ?? 'name';
  const labelRef = attribute(child(itemset, 'label') ?? itemset, 'ref') ?? 'label';
  const textName = /^jr:itext\(\s*(\w[\w.-]*)\s*\)$/.exec(labelRef)?.[1];
  return childrenNamed(source.children[0], 'item').map((item) => {
    const written = squeeze(child(item, textName ?? labelRef)?.text ?? '');
    const text = textName === undefined ? written : context.texts.find(written);
    if (text === undefined)
      context.faults.push(fault(path, 'form-text-missing', `No language has the text "${written}".`));
    return { value: squeeze(child(item, valueName)?.text ?? ''), label: text ?? '' };
  });
}

function boundTo(of: XmlElement, context: Context): string | undefined {
  const id = attribute(of, 'bind');
  return id === undefined ? undefined : context.bindIds.get(id);
}

function fault(field: string, code: string, detail: string): FieldFault {
  return { field, code, detail };
}
