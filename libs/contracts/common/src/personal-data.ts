import { type JsonSchema, walkSchema } from './json-schema.js';

/** Words that a field of a fact may not contain (Luật 91/2025/QH15, NĐ 356/2025: even a pseudonymised record is personal data). */
const FORBIDDEN = ['name', 'phone', 'email', 'cccd', 'cmnd', 'bhyt', 'dob', 'birth', 'birthday', 'address', 'diagnosis', 'icd', 'note', 'comment', 'remark', 'portrait', 'photo', 'ethnicity', 'religion'];

const words = (field: string) => field.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/);

/**
 * What in a schema could carry personal data: a field named after a person's attribute, or a string that is not an id,
 * a code, a date or a value of a list (so: free text). Empty when the schema is clean.
 */
export function personalDataFaults(schema: JsonSchema): string[] {
  const found: string[] = [];
  walkSchema(schema, (node, path) => {
    const field = path.split('.').at(-1)?.replaceAll('[]', '') ?? '';
    const bad = words(field).find((word) => FORBIDDEN.includes(word));
    if (bad) found.push(`${path}: "${bad}" names an attribute of a person; keep it in the owning database`);
    const bounded = 'format' in node || 'pattern' in node || 'enum' in node || 'const' in node;
    if (node.type === 'string' && !bounded) found.push(`${path}: free text; give it a format, a pattern or a list of values`);
  });
  return found;
}
