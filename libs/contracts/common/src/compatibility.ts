import { type JsonSchema } from './json-schema.js';

/** Keywords that say nothing about which payloads are valid. */
const ANNOTATIONS = new Set(['$id', '$schema', 'title', 'description', 'examples', 'default', 'properties', 'required', 'items']);

const constraints = (schema: JsonSchema) =>
  JSON.stringify(
    Object.entries(schema)
      .filter(([keyword]) => !ANNOTATIONS.has(keyword))
      .sort(([a], [b]) => a.localeCompare(b)),
  );

/**
 * What keeps `current` from replacing `released` within one major version. Allowed: adding or removing an optional
 * field. Everything else needs a new topic (`…v2`), written beside the old one until its readers have left.
 */
export function breakingChanges(released: JsonSchema, current: JsonSchema, path = ''): string[] {
  const at = path || '(payload)';
  const found: string[] = [];
  if (constraints(released) !== constraints(current)) found.push(`${at}: its constraints changed`);
  const before = released.properties ?? {};
  const after = current.properties ?? {};
  const requiredBefore = new Set(released.required ?? []);
  const requiredAfter = new Set(current.required ?? []);
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const field = path ? `${path}.${name}` : name;
    const old = before[name];
    const now = after[name];
    if (old && now) {
      if (requiredBefore.has(name) !== requiredAfter.has(name)) {
        found.push(`${field}: became ${requiredAfter.has(name) ? 'required: old facts lack it' : 'optional: readers rely on it'}`);
      }
      found.push(...breakingChanges(old, now, field));
    } else if (old && requiredBefore.has(name)) {
      found.push(`${field}: removed, but readers rely on it`);
    } else if (now && requiredAfter.has(name)) {
      found.push(`${field}: added as required, but old facts lack it`);
    }
  }
  if (released.items && current.items) found.push(...breakingChanges(released.items, current.items, `${path}[]`));
  else if (Boolean(released.items) !== Boolean(current.items)) found.push(`${at}: its items changed`);
  return found;
}
