import { createHash } from 'node:crypto';
import { DomainError, type FieldFault } from '@xaso/kernel';
import { readIndicators } from './form-indicators.js';
import { type Control, plainPath, readBody } from './form-body.js';
import type { AnswerType, FormDefinition, FormField } from './form-definition.js';
import { readTexts, squeeze, textId } from './form-texts.js';
import { type XmlElement, attribute, child, childrenNamed, parseXml } from './xml.js';

/** OpenRosa's limit for the ids and versions that travel in addresses and lists. */
export const MAX_ID_LENGTH = 249;

const BIND_TYPES: ReadonlySet<string> = new Set<AnswerType>(
  'string int decimal boolean date time dateTime select1 select rank geopoint geotrace geoshape binary barcode'.split(
    ' ',
  ) as AnswerType[],
);

/**
 * Reads a form in the ODK profile of XForms. Expressions are kept as text: devices evaluate them.
 * @throws DomainError `invalid`: `xml-…` when it is no XML, `form-malformed` with one fault for everything that keeps
 * it from being a form (`form-model-missing`, `form-instance-missing`, `form-id-missing`, `form-title-missing`,
 * `form-bind-unknown-node`, `form-bind-duplicate`, `form-control-unknown-node`, `form-text-missing`, …; what `readIndicators`
 * refuses).
 * @param language in which labels are given, as the form names it; the default one of the form without it
 */
export function parseForm(xml: string, language?: string): FormDefinition {
  const document = parseXml(xml);
  const head = child(document, 'head');
  const model = child(head, 'model');
  const body = child(document, 'body');
  if (document.name !== 'html' || !model || !body) {
    throw notAForm([
      fault('model', 'form-model-missing', 'A form is an h:html with a model in its head and a body.'),
    ]);
  }
  const instances = childrenNamed(model, 'instance');
  const primary = instances[0]?.children[0];
  if (!primary) {
    throw notAForm([fault('instance', 'form-instance-missing', 'The model has no primary instance.')]);
  }
  const faults: FieldFault[] = [];
  const formId = attribute(primary, 'id') ?? attribute(primary, 'xmlns') ?? '';
  const version = attribute(primary, 'version') ?? '';
  const title = squeeze(child(head, 'title')?.text ?? '');
  if (!formId) faults.push(fault('id', 'form-id-missing', 'The primary instance has no id.'));
  if (Math.max(formId.length, version.length) > MAX_ID_LENGTH) {
    faults.push(fault('id', 'form-id-too-long', `Id and version hold at most ${MAX_ID_LENGTH} characters.`));
  }
  if (!title) faults.push(fault('title', 'form-title-missing', 'The form has no title in its head.'));

  const root = `/${primary.name}`;
  const nodes = instanceNodes(primary);
  const texts = readTexts(model, language);
  const binds = readBinds(model, root, nodes, (id) => texts.find(id) !== undefined, faults);
  const bindIds = new Map([...binds].map(([path, bind]) => [attribute(bind, 'id') ?? path, path]));
  const secondary = new Map(instances.slice(1).map((each) => [attribute(each, 'id') ?? '', each]));
  const { controls, repeats, references } = readBody(body, root, { texts, secondary, bindIds, faults });
  for (const path of new Set(references)) {
    if (!nodes.has(path)) {
      faults.push(
        fault(
          path,
          'form-control-unknown-node',
          `The body asks for ${path}, which the instance does not have.`,
        ),
      );
    }
  }
  const byPath = new Map(controls.map((each) => [each.path, each]));
  const places = [...nodes]
    .filter(([path, node]) => node.children.length === 0 && !isMetadata(path, root) && path !== root)
    .map(([path, node]) => field(path, node, byPath.get(path), binds, repeats));
  const indicators = readIndicators(binds, root, { fields: places, repeats, faults });
  if (faults.length > 0) throw notAForm(faults);
  const fields = places.map((each) => {
    const indicator = indicators.get(each.path);
    return indicator ? { ...each, indicator } : each;
  });
  const hash = createHash('md5').update(xml, 'utf8').digest('hex');
  return { formId, version, title, root: primary.name, languages: texts.languages, fields, repeats, hash };
}

/** Instance ids and times: known to every form, asked of nobody. */
function isMetadata(path: string, root: string): boolean {
  return path === `${root}/meta` || path.startsWith(`${root}/meta/`);
}

function instanceNodes(primary: XmlElement): ReadonlyMap<string, XmlElement> {
  const nodes = new Map<string, XmlElement>();
  const visit = (node: XmlElement, path: string): void => {
    const known = nodes.get(path);
    if (!known || node.children.length > known.children.length) nodes.set(path, node);
    for (const each of node.children) visit(each, `${path}/${each.name}`);
  };
  visit(primary, `/${primary.name}`);
  return nodes;
}

function readBinds(
  model: XmlElement,
  root: string,
  nodes: ReadonlyMap<string, XmlElement>,
  hasText: (id: string) => boolean,
  faults: FieldFault[],
): ReadonlyMap<string, XmlElement> {
  const binds = new Map<string, XmlElement>();
  for (const bind of childrenNamed(model, 'bind')) {
    const path = plainPath(attribute(bind, 'nodeset') ?? '', root);
    if (!nodes.has(path.replace(/\/@[^/]+$/, ''))) {
      faults.push(
        fault(path, 'form-bind-unknown-node', `A bind names ${path}, which the instance does not have.`),
      );
    }
    if (binds.has(path)) faults.push(fault(path, 'form-bind-duplicate', `Two binds name ${path}.`));
    for (const message of ['constraintMsg', 'requiredMsg']) {
      const id = textId(attribute(bind, message));
      if (id && !hasText(id))
        faults.push(fault(path, 'form-text-missing', `No language has the text "${id}".`));
    }
    binds.set(path, bind);
  }
  return binds;
}

function field(
  path: string,
  node: XmlElement,
  control: Control | undefined,
  binds: ReadonlyMap<string, XmlElement>,
  repeats: readonly string[],
): FormField {
  const bind = binds.get(path);
  const own = (name: string): string | undefined => bind && attribute(bind, name);
  const steps = path.split('/').slice(1);
  const around = steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}`);
  const conditional = around.some((each) => isSkippable(binds.get(each)));
  const repeated = repeats.some((each) => path === each || path.startsWith(`${each}/`));
  const relevant = own('relevant');
  const constraint = own('constraint');
  const calculated = own('calculate') !== undefined || own('preload') !== undefined;
  return {
    path,
    name: node.name,
    type: control?.type ?? bindType(own('type')),
    label: control?.label ?? '',
    required: own('required') === 'true()' && !conditional && !repeated,
    conditional,
    ...(relevant && { relevant }),
    ...(constraint && { constraint }),
    calculated,
    readonly: own('readonly') === 'true()' && !calculated,
    ...(control?.choices && { choices: control.choices }),
  };
}

function isSkippable(bind: XmlElement | undefined): boolean {
  const relevant = bind && attribute(bind, 'relevant');
  return relevant !== undefined && relevant !== 'true()';
}

/** `xsd:int` is `int`; a type nobody knows is text, as on the devices. */
function bindType(written: string | undefined): AnswerType {
  const type = written?.replace(/^[^:]*:/, '') ?? 'string';
  return BIND_TYPES.has(type) ? (type as AnswerType) : 'string';
}

function notAForm(faults: readonly FieldFault[]): DomainError {
  const first = faults[0]?.detail ?? '';
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : '';
  return new DomainError('invalid', 'form-malformed', `This is not a usable form: ${first}${more}`, faults);
}

function fault(name: string, code: string, detail: string): FieldFault {
  return { field: name, code, detail };
}
