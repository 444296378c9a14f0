import type { FieldFault } from '@xaso/kernel';

/** The body of a refusal, RFC 9457 (application/problem+json). */
export interface Problem {
  /** `https://xaso.vn/problems/<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, and what to do. */
  readonly detail: string;
  /** Path of the request, device keys removed. */
  readonly instance: string;
  /** Stable; the console translates it. */
  readonly code: string;
  /** To be quoted to whoever operates the service. */
  readonly correlationId: string;
  /** The faulty fields, where there are any. */
  readonly errors?: readonly FieldFault[];
}

/** A refusal by the HTTP edge itself, with the status and headers it needs; rules of the domain throw DomainError. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(message);
    this.name = 'ProblemError';
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đúng định dạng',
  401: 'Chưa đăng nhập hoặc phiên không còn hiệu lực',
  403: 'Không có quyền thực hiện',
  404: 'Không tìm thấy',
  405: 'Phương thức không được hỗ trợ',
  409: 'Xung đột với dữ liệu hiện có',
  413: 'Dữ liệu gửi lên quá lớn',
  414: 'Địa chỉ quá dài',
  415: 'Loại nội dung không được hỗ trợ',
  422: 'Dữ liệu không hợp lệ',
  429: 'Quá nhiều yêu cầu',
  500: 'Lỗi hệ thống',
  503: 'Tạm thời không phục vụ được',
};

/** The Vietnamese title of a status; the same for every problem of that status. */
export function titleOf(status: number): string {
  return TITLES[status] ?? (status >= 500 ? 'Lỗi hệ thống' : 'Yêu cầu bị từ chối');
}
