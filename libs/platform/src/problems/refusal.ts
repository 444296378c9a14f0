import { HttpException } from '@nestjs/common';
import { assertNever, DomainError, type DomainErrorKind, type FieldFault } from '@xaso/kernel';
import { isConnectionFault, sqlFault } from '../transactions/pg-faults.js';
import { ProblemError } from './problem.js';

/** What an error means to the caller, and how it is to be logged. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
  /** `fault` is ours to mend and is logged with its stack; `expected` belongs to ordinary work. */
  readonly severity: 'expected' | 'warning' | 'fault';
}

const RETRY_SOON = { 'retry-after': '1' };
const RETRY_LATER = { 'retry-after': '5' };

/** Maps any error to a refusal; what nobody foresaw becomes a bare 500. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ProblemError) {
    const { status, code, message, headers, faults } = error;
    return { status, code, detail: message, headers, faults, severity: 'expected' };
  }
  if (error instanceof DomainError) {
    const status = statusOf(error.kind);
    const away = error.kind === 'unavailable';
    return {
      status,
      code: error.code,
      detail: error.message,
      headers: away ? RETRY_LATER : {},
      faults: error.faults,
      severity: away ? 'warning' : 'expected',
    };
  }
  if (isConnectionFault(error) && sqlFault(error)) {
    return simple(
      503,
      'database-unavailable',
      'Cơ sở dữ liệu tạm thời không phục vụ. Hãy thử lại sau.',
      'warning',
      RETRY_LATER,
    );
  }
  return refusalOfSql(error) ?? refusalOfHttp(error) ?? UNKNOWN;
}

const UNKNOWN = simple(
  500,
  'internal-error',
  'Hệ thống gặp lỗi ngoài dự kiến, thao tác chưa được lưu. Hãy báo mã correlationId cho người vận hành.',
  'fault',
);

function statusOf(kind: DomainErrorKind): number {
  switch (kind) {
    case 'invalid':
      return 422;
    case 'forbidden':
      return 403;
    case 'not-found':
      return 404;
    case 'conflict':
      return 409;
    case 'unavailable':
      return 503;
    default:
      return assertNever(kind, 'kind of DomainError');
  }
}

function simple(
  status: number,
  code: string,
  detail: string,
  severity: Refusal['severity'] = 'expected',
  headers: Refusal['headers'] = {},
): Refusal {
  return { status, code, detail, headers, faults: [], severity };
}

/** Text that is no uuid, number, date or valid UTF-8 where the column wants one. */
const UNREADABLE = new Set(['22P02', '22P05', '22021', '22001', '22003', '22007', '22008']);

function refusalOfSql(error: unknown): Refusal | undefined {
  const state = sqlFault(error)?.state;
  if (state === undefined) return undefined;
  if (state === '23505') return simple(409, 'already-exists', 'Bản ghi này đã tồn tại.', 'warning');
  if (state === '23503' || state === '23001') {
    return simple(
      409,
      'reference-conflict',
      'Bản ghi liên quan không tồn tại hoặc đang được dùng.',
      'warning',
    );
  }
  if (state === '23514' || state === '23502' || state === '23P01') {
    return simple(422, 'constraint-violated', 'Dữ liệu không thoả ràng buộc của hệ thống.', 'warning');
  }
  if (UNREADABLE.has(state))
    return simple(422, 'invalid-value', 'Có giá trị không đúng kiểu dữ liệu.', 'warning');
  if (state === '40001' || state === '40P01') {
    return simple(
      409,
      'concurrent-change',
      'Có thay đổi đồng thời; chưa lưu gì. Hãy thử lại.',
      'warning',
      RETRY_SOON,
    );
  }
  if (state === '55P03' || state === '57014') {
    return simple(
      503,
      'database-busy',
      'Cơ sở dữ liệu đang bận; chưa lưu gì. Hãy thử lại.',
      'warning',
      RETRY_LATER,
    );
  }
  return undefined;
}

const EDGE: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['malformed-request', 'Không đọc được nội dung yêu cầu.'],
  401: ['not-authenticated', 'Cần đăng nhập.'],
  403: ['forbidden', 'Bạn không có quyền thực hiện thao tác này.'],
  404: ['not-found', 'Không có tài nguyên ở địa chỉ này.'],
  405: ['method-not-allowed', 'Địa chỉ này không nhận phương thức đó.'],
  413: ['body-too-large', 'Nội dung gửi lên vượt quá giới hạn.'],
  414: ['address-too-long', 'Địa chỉ quá dài.'],
  415: ['unsupported-media-type', 'Loại nội dung (Content-Type) này không được nhận ở đây.'],
};

function refusalOfHttp(error: unknown): Refusal | undefined {
  const status = httpStatus(error);
  if (status === undefined || status < 400 || status > 599) return undefined;
  const [code, detail] = EDGE[status] ?? [status < 500 ? 'refused' : 'internal-error', titleFallback(status)];
  return simple(status, code, detail, status < 500 ? 'expected' : 'fault');
}

function titleFallback(status: number): string {
  return status < 500 ? 'Yêu cầu bị từ chối.' : UNKNOWN.detail;
}

/** The status of a Nest exception or of an error that Fastify itself raised while reading a request. */
function httpStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const own = error instanceof SyntaxError || ('code' in error && String(error.code).startsWith('FST_'));
  return own && typeof error.statusCode === 'number' && error.statusCode < 500 ? error.statusCode : undefined;
}
