import { createHash } from 'node:crypto';

const SOURCES = ['online', 'offline-sync', 'excel', 'paper'];
const CASES = ['every-field', 'bare', 'case-3', 'case-4'];
/** Of each case; the bare one leaves out whatever it may. */
const PILLARS = ['government', undefined, 'economy', 'society'];

/**
 * Four records of a fact: together they give and leave out every optional common field, and come in by every way.
 * @param idField the field that repeats the key, e.g. `classId`
 */
export function goldenSamples(
  service: string,
  type: string,
  topic: string,
  idField: string,
): { file: string; text: string }[] {
  return CASES.map((name, index) => {
    const id = (what: string) => madeUpId(`${type}.${name}.${what}`);
    const key = id('key');
    const bare = name === 'bare';
    const value = {
      occurredAt: '2022-06-01T02:00:00.000Z',
      recordedAt: '2022-06-01T03:00:00.000Z',
      aggregateVersion: index + 1,
      programme: 'nghe-an-2022',
      communeUnitId: '17335@before-2025-07-01',
      ...(bare ? {} : { hamletId: id('hamlet'), pilotId: id('pilot'), pillar: PILLARS[index] }),
      source: SOURCES[index],
      synthetic: !bare,
      actorRole: 'commune-officer',
      correlationId: id('correlation'),
      ...(bare ? {} : { causationId: id('causation') }),
      [idField]: key,
    };
    const headers = {
      ce_specversion: '1.0',
      ce_id: id('event'),
      ce_source: `/xaso/${service}`,
      ce_type: type,
      'content-type': 'application/json',
    };
    return { file: `${type}.${name}.json`, text: JSON.stringify({ topic, key, headers, value }, null, 2) };
  });
}

/** A UUID of version 7 of June 2022, always the same for the same words: generating twice gives the same files. */
function madeUpId(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `01811c${hex.slice(0, 2)}-${hex.slice(2, 6)}-7${hex.slice(6, 9)}-8${hex.slice(9, 12)}-${hex.slice(12, 24)}`;
}
