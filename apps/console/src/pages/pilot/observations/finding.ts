import type { ObservationsOneResponse, RecordObservationDto } from '../../../api/programme/types.gen.js';
import { parseNumber } from '../../../format/parse-number.js';
import { type EvidenceItem, isWebAddress, itemsOf } from '../../lists/shared/evidence.js';
import { wholeNumber } from '../../lists/shared/whole-number.js';

export const UNITS = ['percent', 'people', 'VND', 'count', 'points', 'hours', 'minutes'] as const;
export const METHODS = ['measured', 'estimate', 'external', 'survey'] as const;
export const REASONS = ['not-in-source', 'not-collected', 'not-comparable', 'refused'] as const;
export const PHASES = ['baseline', 'endline', 'monthly', 'follow-up'] as const;

/** A finding is one of these: a share of something, a value, or that there is none and why. */
export const SHAPES = ['ratio', 'value', 'none'] as const;
export type Shape = (typeof SHAPES)[number];

export type Revision = ObservationsOneResponse['revisions'][number];
type Body = Omit<RecordObservationDto, 'pilotId' | 'indicator' | 'phase' | 'period'>;

/** A finding as it is typed. */
export interface TypedFinding extends Record<string, unknown> {
  readonly shape: Shape;
  readonly numerator: string;
  readonly denominator: string;
  readonly value: string;
  readonly notMeasured: (typeof REASONS)[number];
  readonly unit: Body['unit'];
  readonly method: Body['method'];
  readonly observedOn: string;
  readonly issuer: string;
  readonly definition: string;
  readonly explanation: string;
  readonly evidence: readonly EvidenceItem[];
}

export const EMPTY_FINDING: TypedFinding = {
  shape: 'value',
  numerator: '',
  denominator: '',
  value: '',
  notMeasured: 'not-collected',
  unit: 'count',
  method: 'measured',
  observedOn: '',
  issuer: '',
  definition: '1',
  explanation: '',
  evidence: [],
};

const typed = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

/** What a revision says, as the form shows it. `entry` names evidence that is no file and no address. */
export function typedFinding(
  revision: Revision,
  files: Parameters<typeof itemsOf>[1],
  entry: string,
): TypedFinding {
  const { numerator, denominator, value, notMeasured, unit, method, observedOn, definition } = revision;
  const shape = notMeasured !== null ? 'none' : value !== null ? 'value' : 'ratio';
  return {
    ...{ shape, unit, method, observedOn, definition },
    numerator: typed(numerator),
    denominator: typed(denominator),
    value: typed(value),
    notMeasured: notMeasured ?? EMPTY_FINDING.notMeasured,
    issuer: revision.issuer ?? '',
    explanation: revision.explanation ?? '',
    evidence: itemsOf(refsOf(revision.evidence), files, entry),
  };
}

/** Evidence as the lists show it: addresses apart from ids. */
export const refsOf = (evidence: readonly string[]) =>
  evidence.map((ref) => (isWebAddress(ref) ? { url: ref } : ref));

/** As it is sent; what the shape does not ask for is left out, so that no measure is never 0. */
export function findingBody(found: TypedFinding): Body {
  const { shape, observedOn, method, notMeasured, issuer, definition, explanation, evidence } = found;
  const value = parseNumber(found.value);
  const numerator = wholeNumber(found.numerator);
  const denominator = wholeNumber(found.denominator);
  return {
    ...{ observedOn, method },
    unit: shape === 'ratio' ? 'percent' : found.unit,
    ...(shape === 'value' && value !== undefined && { value }),
    ...(shape === 'ratio' && numerator !== undefined && { numerator }),
    ...(shape === 'ratio' && denominator !== undefined && { denominator }),
    ...(shape === 'none' && { notMeasured }),
    ...(definition.trim() !== '' && { definition: definition.trim() }),
    ...(issuer.trim() !== '' && { issuer: issuer.trim() }),
    ...(explanation.trim() !== '' && { explanation: explanation.trim() }),
    evidence: evidence.map(({ ref }) => ref),
  };
}

/** What can be seen to be wrong before anything is sent; the rules themselves are the service's. */
export function findingFaults(
  found: TypedFinding,
  words: { readonly missing: string; readonly number: string; readonly whole: string },
): Record<string, string> {
  const faults: Record<string, string> = {};
  const ask = (field: 'value' | 'numerator' | 'denominator', read: typeof parseNumber, wrong: string) => {
    const text = found[field].trim();
    if (text === '') faults[field] = words.missing;
    else if (read(text) === undefined) faults[field] = wrong;
  };
  if (found.shape === 'value') ask('value', parseNumber, words.number);
  if (found.shape === 'ratio') {
    ask('numerator', wholeNumber, words.whole);
    ask('denominator', wholeNumber, words.whole);
  }
  const explained = found.shape === 'none' || found.method === 'estimate';
  if (explained && found.explanation.trim() === '') faults['explanation'] = words.missing;
  return faults;
}
