import type { RevocationReason } from '@xaso/contracts-training';
import type { Compact } from '../paper/compact.js';

/** A certificate as the service's own book has it; whom it names is not in it. */
export interface Registered {
  readonly number: string;
  readonly curriculum: string;
  readonly title: string;
  /** Days in Vietnam. */
  readonly issuedOn: string;
  readonly validUntil: Date | null;
  readonly revokedOn: string | null;
  readonly reasonCode: RevocationReason | null;
  readonly synthetic: boolean;
}

/**
 * `genuine`: signed by the issuer and in force. `revoked`, `expired`: signed, holds no longer. `genuine-unchecked`: signed,
 * and the book could not be asked. `not-registered`: signed, and the book does not have it. `not-genuine`: not signed so.
 */
export const VERDICTS = [
  'genuine',
  'genuine-unchecked',
  'revoked',
  'expired',
  'not-registered',
  'not-genuine',
] as const;
export type VerdictCode = (typeof VERDICTS)[number];

export interface Verdict {
  readonly verdict: VerdictCode;
  /** The same in words, for people. */
  readonly vi: string;
  readonly en: string;
  readonly issuer: string;
  readonly certificate: Told | null;
}

/** What is told of a certificate to whoever asks: nothing of its holder. */
export interface Told {
  readonly id: string;
  readonly number: string | null;
  readonly curriculum: string;
  readonly title: string | null;
  readonly issuedOn: string;
  readonly revokedOn: string | null;
  readonly reasonCode: RevocationReason | null;
  readonly synthetic: boolean;
}

/** What was found in the book: a certificate, none, or no answer. */
export type Found = Registered | 'unknown' | 'not-asked';

/**
 * The verdict over a QR code, or a credential.
 * @param opened what is in it, null when it is none of ours
 * @param signed whether a key of the issuer made its signature; without it nothing in the code is told
 */
export function judge(
  issuer: string,
  opened: Omit<Compact, 'keyId'> | null,
  signed: boolean,
  found: Found,
  now: Date,
): Verdict {
  if (opened === null || !signed) return { ...said('not-genuine'), issuer, certificate: null };
  const { certificateId: id, curriculum, day, synthetic } = opened;
  if (typeof found === 'string') {
    const own = { id, number: null, curriculum, title: null, issuedOn: day, synthetic };
    const certificate = { ...own, revokedOn: null, reasonCode: null };
    return { ...said(found === 'unknown' ? 'not-registered' : 'genuine-unchecked'), issuer, certificate };
  }
  const { validUntil, ...told } = found;
  return { ...said(stateOf(found, now)), issuer, certificate: { id, ...told } };
}

/** What a certificate of the book is worth at an instant. */
export function stateOf({ revokedOn, validUntil }: Registered, now: Date): VerdictCode {
  if (revokedOn !== null) return 'revoked';
  return validUntil !== null && validUntil <= now ? 'expired' : 'genuine';
}

/** A verdict in both languages. */
export function said(verdict: VerdictCode): Pick<Verdict, 'verdict' | 'vi' | 'en'> {
  const [vi, en] = WORDS[verdict];
  return { verdict, vi, en };
}

const WORDS: Readonly<Record<VerdictCode, readonly [vi: string, en: string]>> = {
  genuine: ['Chứng nhận thật, đang có hiệu lực.', 'Genuine certificate, in force.'],
  'genuine-unchecked': [
    'Chứng nhận thật, chưa kiểm tra thu hồi. Hãy kiểm tra lại khi có mạng.',
    'Genuine certificate, revocation not checked. Check again when online.',
  ],
  revoked: [
    'Chứng nhận này đã bị thu hồi, không còn giá trị.',
    'This certificate was revoked and is no longer valid.',
  ],
  expired: ['Chứng nhận thật nhưng đã hết hạn.', 'Genuine certificate that has expired.'],
  'not-registered': [
    'Chữ ký thật nhưng sổ cấp chứng nhận không có số này. Hãy hỏi cơ quan cấp.',
    'The signature is genuine, but the register does not have this certificate. Ask the issuer.',
  ],
  'not-genuine': [
    'Không phải chứng nhận do cơ quan này cấp, hoặc đã bị sửa.',
    'Not a certificate of this issuer, or it was changed.',
  ],
};

/** Whether a name on paper is the one in the certificate: capitals, spaces and the way accents are coded do not count. */
export const sameNameKey = (name: string): string =>
  name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('vi');
