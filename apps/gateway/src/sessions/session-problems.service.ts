import { ProblemError } from '@xaso/platform';

/** Nobody is signed in. */
export const sessionMissing = (): ProblemError =>
  new ProblemError(401, 'session-missing', 'Bạn chưa đăng nhập. Hãy đăng nhập để tiếp tục.');

/** Somebody was. */
export const sessionExpired = (): ProblemError =>
  new ProblemError(
    401,
    'session-expired',
    'Phiên đăng nhập đã kết thúc. Những gì bạn đang nhập vẫn còn trên máy; hãy đăng nhập lại rồi gửi lại.',
  );
