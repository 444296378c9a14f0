import { formats } from '../formats.js';
import { type JsonSchema, walkSchema } from '../json-schema.js';
import { schemaFaults } from '../validation.js';

/**
 * Words that a field of a fact may not contain (Luật 91/2025/QH15, NĐ 356/2025: even a pseudonymised record is personal
 * data). Compounds written as one word are met too: `fullname`, `phonenumber`, `birthyear`.
 */
const PERSONAL_WORD =
  /^(.*name|phone.*|tel|telephone|email|cccd|cmnd|bhyt|passport|dob|born|birth.*|address.*|gps|latitude|longitude|geo.*|coordinates?|diagnos[ei]s|icd\d*|symptoms?|notes?|comments?|remarks?|portrait|photos?|signature|fingerprint|ethnic.*|religio.*)$/;

/** The same in Vietnamese without accents, however the words are joined. */
const PERSONAL_PHRASE = /hoten|dienthoai|sdt|diachi|ngaysinh|namsinh|dantoc|tongiao|chandoan|ghichu/;

/** No code, id or date looks like these; a schema that takes one in takes any text in. */
const FREE_TEXT = ['Nguyễn Văn An', 'Nguyen Van An', 'nguyen van an, thon 3'];

/** Keywords that all checks (reader's view, compatibility, coverage) understand; what they do not see they cannot judge. */
const KEYWORDS = new Set([
  '$id',
  '$schema',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'anyOf',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
]);

/** Keywords of a schema that the checks would overlook, and objects that are not closed. Empty when it is fit for a contract. */
export function schemaRuleFaults(schema: JsonSchema): string[] {
  const found = new Set<string>();
  walkSchema(schema, (node, path) => {
    const at = path || '(payload)';
    for (const keyword of Object.keys(node))
      if (!KEYWORDS.has(keyword)) found.add(`${at}: the checks do not know the keyword "${keyword}"`);
    if (
      node.format !== undefined &&
      !(typeof node.format === 'string' && Object.hasOwn(formats, node.format))
    )
      found.add(
        `${at}: format ${JSON.stringify(node.format)} is not one of ${Object.keys(formats).join(', ')}`,
      );
    if (isOf(node, 'object') && node.additionalProperties !== false)
      found.add(`${at}: the object is open; set additionalProperties: false`);
    if (isOf(node, 'array') && !node.items) found.add(`${at}: say what the items are`);
  });
  return [...found];
}

/**
 * What in a schema could carry personal data: a field named after an attribute of a person, or a place that takes free
 * text. Empty when the schema is clean.
 */
export function personalDataFaults(schema: JsonSchema): string[] {
  const found = new Set<string>();
  walkSchema(schema, (node, path) => {
    const at = path || '(payload)';
    const field = (path.split('.').at(-1) ?? '').replaceAll('[]', '');
    const bad =
      words(field).find((word) => PERSONAL_WORD.test(word)) ??
      PERSONAL_PHRASE.exec(words(field).join(''))?.[0];
    if (bad) found.add(`${at}: "${bad}" names an attribute of a person; keep it in the owning database`);
    if (takesFreeText(node))
      found.add(`${at}: it takes free text; give it a format, a pattern or a list of values`);
  });
  return [...found];
}

const words = (field: string) =>
  field
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

function takesFreeText(node: JsonSchema): boolean {
  // A schema with unknown keywords or formats cannot be compiled; schemaRuleFaults names those.
  if (schemaRuleFaults(node).length > 0) return isOf(node, 'string') && !('enum' in node || 'const' in node);
  return FREE_TEXT.some((text) => schemaFaults(node, text).length === 0);
}

const isOf = (node: JsonSchema, type: string) =>
  node.type === type || (Array.isArray(node.type) && node.type.includes(type));
