import { canonize, NQuads, type Quad, type Term } from 'rdf-canonize';
import type { Badge } from './credential.js';

/** Works out the canonical N-Quads (RDFC-1.0) of a credential, at length. */
export type Canonize = (badge: Badge) => Promise<string>;

/**
 * The same, quickly, for credentials that differ in four words only, as those of one class do. Reading a credential as linked
 * data is nine tenths of the work of signing it and comes out alike for all of them, so it is done once, with other words in the
 * four places; the words are then put into the statements, and those are put into canonical order for each credential.
 * The first one is worked out both ways.
 * @throws Error when both ways differ: nothing is signed then
 */
export function canonizeAlike(atLength: Canonize): Canonize {
  const known = new Map<string, Promise<readonly Quad[]>>();
  const compared = new Set<string>();
  return async (badge) => {
    const model = filled(badge, MODEL);
    const kind = JSON.stringify(model);
    const statements = known.get(kind) ?? atLength(model).then((text) => NQuads.parse(text).map(unordered));
    known.set(kind, statements);
    const words = wordsOf(badge);
    const own = (await statements).map((quad) => inWords(quad, words));
    const result = await canonize(own, { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
    if (!compared.has(kind)) {
      if (result !== (await atLength(badge)))
        throw new Error('a credential reads otherwise than those it is like');
      compared.add(kind);
    }
    return result;
  };
}

/** Canonical order takes a name of the kind it gives itself for one it gave, and keeps it: it is given other ones. */
const unordered = ({ subject, predicate, object, graph }: Quad): Quad => ({
  subject: renamed(subject),
  predicate,
  object: renamed(object),
  graph,
});
const renamed = (term: Term): Term =>
  term.termType === 'BlankNode' ? { ...term, value: `_:of-model-${term.value.slice(2)}` } : term;

/** What credentials of one class differ in. */
interface Words {
  readonly id: string;
  readonly statusId: string;
  readonly statusIndex: string;
  readonly holder: string;
}

/** Words that no certificate has, of the same kinds: addresses for addresses. */
const MODEL: Words = {
  id: 'urn:model:credential',
  statusId: 'urn:model:status',
  statusIndex: 'model status index',
  holder: 'model holder',
};

const wordsOf = ({ id, credentialStatus, credentialSubject }: Badge): Words => ({
  id,
  statusId: credentialStatus.id,
  statusIndex: credentialStatus.statusListIndex,
  holder: credentialSubject.identifier[0].identityHash,
});

const filled = (badge: Badge, { id, statusId, statusIndex, holder }: Words): Badge => ({
  ...badge,
  id,
  credentialStatus: { ...badge.credentialStatus, id: statusId, statusListIndex: statusIndex },
  credentialSubject: {
    ...badge.credentialSubject,
    identifier: [{ ...badge.credentialSubject.identifier[0], identityHash: holder }],
  },
});

function inWords({ subject, predicate, object, graph }: Quad, words: Words): Quad {
  return { subject: termOf(subject, words), predicate, object: termOf(object, words), graph };
}

function termOf(term: Term, words: Words): Term {
  switch (term.value) {
    case MODEL.id:
      return { ...term, value: words.id };
    case MODEL.statusId:
      return { ...term, value: words.statusId };
    case MODEL.statusIndex:
      return { ...term, value: words.statusIndex };
    case MODEL.holder:
      return { ...term, value: words.holder };
    default:
      return term;
  }
}
