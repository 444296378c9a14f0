import { DomainError } from '@xaso/kernel';

/** For which session a code is, and in which minute it was on the screen. */
export interface CodeBody {
  readonly classId: string;
  readonly session: number;
  /** Minutes since 1970. */
  readonly minute: number;
}

const VERSION = 1;
const BODY_BYTES = 23;
/** Of a SHA-256, as much as keeps anybody from guessing one within two minutes, and the code small. */
export const SIGNATURE_BYTES = 16;
const MINUTE_MS = 60_000;
/** Minutes in which a code is still taken after its own: whoever photographed it has to type something. */
const GRACE = 1;

export const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

/** Until when a code is taken. */
export const validUntil = ({ minute }: Pick<CodeBody, 'minute'>): Date =>
  new Date((minute + 1 + GRACE) * MINUTE_MS);

/** What is signed: version, class, session, minute. */
export function bodyBytes({ classId, session, minute }: CodeBody): Buffer {
  const bytes = Buffer.alloc(BODY_BYTES);
  bytes.writeUInt8(VERSION, 0);
  bytes.write(classId.replaceAll('-', ''), 1, 'hex');
  bytes.writeUInt16BE(session, 17);
  bytes.writeUInt32BE(minute, 19);
  return bytes;
}

/** The code as it stands in the QR: base64url, 52 characters. */
export const codeOf = (body: Uint8Array, signature: Uint8Array): string =>
  Buffer.concat([body, signature]).toString('base64url');

/** The parts of a code; whether it is genuine is not looked at. @throws DomainError invalid `code-invalid` */
export function readCode(code: string): {
  readonly body: CodeBody;
  readonly signed: Buffer;
  readonly signature: Buffer;
} {
  const bytes = /^[A-Za-z0-9_-]{52}$/.test(code) ? Buffer.from(code, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== BODY_BYTES + SIGNATURE_BYTES || bytes.readUInt8(0) !== VERSION) throw invalidCode();
  const hex = bytes.toString('hex', 1, 17);
  const classId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    body: { classId, session: bytes.readUInt16BE(17), minute: bytes.readUInt32BE(19) },
    signed: bytes.subarray(0, BODY_BYTES),
    signature: bytes.subarray(BODY_BYTES),
  };
}

/**
 * A genuine code is for this session and on the screen now.
 * @throws DomainError conflict `code-of-other-class`, `code-of-other-session`, `code-expired`; invalid `code-invalid`
 */
export function assertUsable(body: CodeBody, wanted: Omit<CodeBody, 'minute'>, now: Date): void {
  if (body.classId !== wanted.classId)
    throw new DomainError(
      'conflict',
      'code-of-other-class',
      'Mã này của lớp khác; chưa điểm danh. Hãy quét mã trên màn hình của lớp bạn đang học.',
    );
  if (body.session !== wanted.session)
    throw new DomainError(
      'conflict',
      'code-of-other-session',
      `Mã này của buổi ${body.session}; chưa điểm danh. Hãy quét mã của buổi ${wanted.session}.`,
    );
  if (body.minute > minuteOf(now)) throw invalidCode();
  if (now >= validUntil(body))
    throw new DomainError(
      'conflict',
      'code-expired',
      'Mã đã hết hạn (mỗi mã chỉ dùng trong một phút); chưa điểm danh. Hãy quét mã đang hiện trên màn hình.',
    );
}

/** What is said of a code that nobody here made. */
export const invalidCode = (): DomainError =>
  new DomainError(
    'invalid',
    'code-invalid',
    'Mã điểm danh không đúng; chưa điểm danh. Hãy quét lại mã trên màn hình.',
    [{ field: 'code', code: 'code-invalid', detail: 'Không phải mã do hệ thống cấp.' }],
  );
