import type { PasswordFault } from '../accounts/password-rule.js';

/** Every text of the pages, Vietnamese first. */
export const TEXTS = {
  product: { vi: 'Xã Số', en: 'Xã Số' },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  mistakes: { vi: 'Chưa thực hiện được', en: 'That did not work' },
  back: { vi: 'Về trang chính', en: 'Back to the main page' },

  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  login: { vi: 'Tên đăng nhập', en: 'Login' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  signInRefused: {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khoá do nhập sai nhiều lần. Hãy kiểm tra bàn phím rồi thử lại; sau 5 lần sai, hãy đợi từ 1 đến 15 phút.',
    en: 'The login or the password is wrong, or the account is locked for a while after wrong tries. Check the keyboard and try again; after 5 wrong tries wait for 1 to 15 minutes.',
  },
  forgotten: {
    vi: 'Quên mật khẩu? Hãy liên hệ quản trị viên của đơn vị để nhận liên kết đặt lại.',
    en: 'Forgotten the password? Ask your administrator for a link to set a new one.',
  },

  codeTitle: { vi: 'Mã xác thực', en: 'Verification code' },
  code: { vi: 'Mã 6 số trong ứng dụng xác thực', en: '6-digit code of the authenticator app' },
  codeHint: {
    vi: 'Không có điện thoại? Hãy nhập một mã khôi phục đã lưu.',
    en: 'No phone at hand? Enter one of your recovery codes.',
  },
  codeButton: { vi: 'Xác nhận', en: 'Confirm' },
  codeRefused: {
    vi: 'Mã chưa đúng, đã dùng rồi, hoặc tài khoản đang tạm khoá. Hãy chờ mã mới trong ứng dụng rồi thử lại; sau 5 lần sai, hãy đợi từ 1 đến 15 phút.',
    en: 'The code is wrong or was used already, or the account is locked for a while. Wait for the next code of the app and try again; after 5 wrong tries wait for 1 to 15 minutes.',
  },

  expired: { vi: 'Trang đăng nhập đã hết hạn', en: 'This sign-in page has expired' },
  expiredText: {
    vi: 'Trang này đã mở quá lâu, đã dùng xong, hoặc trình duyệt chặn cookie. Chưa có gì bị mất; hãy bắt đầu đăng nhập lại.',
    en: 'The page was open for too long, was used already, or the browser blocks cookies. Nothing was lost; start to sign in again.',
  },
  badRequest: { vi: 'Yêu cầu không hợp lệ', en: 'The request is not valid' },
  badRequestText: {
    vi: 'Địa chỉ hoặc thông tin gửi đến không dùng được. Hãy quay về trang chính và thử lại.',
    en: 'The address, or what was sent, cannot be used. Go back to the main page and try again.',
  },
  serverError: { vi: 'Hệ thống đang gặp sự cố', en: 'Something is wrong on our side' },
  serverErrorText: {
    vi: 'Chưa thực hiện được yêu cầu. Hãy thử lại sau ít phút; nếu vẫn gặp lỗi, hãy báo quản trị viên.',
    en: 'The request could not be served. Try again in a few minutes; if it happens again, tell your administrator.',
  },
  formExpired: {
    vi: 'Biểu mẫu đã hết hạn nên chưa lưu gì. Hãy gửi lại.',
    en: 'The form has expired and nothing was saved. Send it again.',
  },

  signedOut: { vi: 'Đã đăng xuất', en: 'Signed out' },
  signedOutText: {
    vi: 'Bạn đã đăng xuất khỏi hệ thống. Nếu dùng chung máy, hãy đóng trình duyệt.',
    en: 'You are signed out. On a shared computer close the browser as well.',
  },
  signOutAsk: { vi: 'Đăng xuất khỏi hệ thống?', en: 'Sign out?' },
  signOutButton: { vi: 'Đăng xuất', en: 'Sign out' },

  setPassword: { vi: 'Đặt mật khẩu', en: 'Set a password' },
  firstAdmin: { vi: 'Quản trị viên đầu tiên', en: 'The first administrator' },
  forLogin: { vi: 'Tên đăng nhập của bạn', en: 'Your login' },
  name: { vi: 'Họ và tên', en: 'Full name' },
  loginRule: {
    vi: '3 đến 64 ký tự không dấu: chữ, số và . _ @ + -',
    en: '3 to 64 characters without accents: letters, figures and . _ @ + -',
  },
  newPassword: { vi: 'Mật khẩu mới', en: 'New password' },
  passwordAgain: { vi: 'Nhập lại mật khẩu mới', en: 'New password again' },
  passwordRule: {
    vi: 'Ít nhất 10 ký tự, dùng được dấu cách và tiếng Việt. Một câu dễ nhớ thì tốt hơn một từ khó.',
    en: 'At least 10 characters; blanks and any letters are fine. A sentence is better than a difficult word.',
  },
  save: { vi: 'Lưu mật khẩu', en: 'Save the password' },
  passwordSaved: { vi: 'Đã lưu mật khẩu', en: 'The password is saved' },
  passwordSavedText: {
    vi: 'Bạn có thể đăng nhập bằng mật khẩu mới. Các phiên đăng nhập cũ đã kết thúc.',
    en: 'You can sign in with the new password. Sessions of before have ended.',
  },
  linkGone: { vi: 'Liên kết không còn dùng được', en: 'This link cannot be used any more' },
  linkGoneText: {
    vi: 'Liên kết đã được dùng, đã quá 48 giờ, hoặc đã được thay bằng liên kết mới. Hãy xin quản trị viên một liên kết khác.',
    en: 'It was used already, is older than 48 hours, or another one took its place. Ask your administrator for a new one.',
  },

  account: { vi: 'Tài khoản của bạn', en: 'Your account' },
  role: { vi: 'Vai trò', en: 'Role' },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  currentPassword: { vi: 'Mật khẩu hiện tại', en: 'Current password' },
  passwordChanged: {
    vi: 'Đã đổi mật khẩu. Các thiết bị khác phải đăng nhập lại.',
    en: 'The password was changed. Other devices have to sign in again.',
  },
  wrongPassword: {
    vi: 'Mật khẩu hiện tại chưa đúng, hoặc tài khoản đang tạm khoá do nhập sai nhiều lần. Chưa thay đổi gì.',
    en: 'The current password is wrong, or the account is locked for a while after wrong tries. Nothing was changed.',
  },
  totp: { vi: 'Xác thực hai bước', en: 'Two-step verification' },
  totpIsOn: {
    vi: 'Đang bật: khi đăng nhập cần thêm mã trong ứng dụng xác thực.',
    en: 'On: signing in also asks for a code of the authenticator app.',
  },
  totpIsOff: {
    vi: 'Đang tắt. Bật lên thì người biết mật khẩu của bạn vẫn không vào được nếu không có điện thoại.',
    en: 'Off. With it, whoever knows your password cannot get in without your phone.',
  },
  totpCodesLeft: { vi: 'Mã khôi phục chưa dùng:', en: 'Unused recovery codes:' },
  totpBegin: { vi: 'Bật xác thực hai bước', en: 'Switch on two-step verification' },
  totpScan: {
    vi: 'Quét mã này bằng ứng dụng xác thực trên điện thoại, rồi nhập mã 6 số mà ứng dụng hiện ra.',
    en: 'Scan this with an authenticator app on your phone, then enter the 6-digit code it shows.',
  },
  totpQr: { vi: 'Mã QR cho ứng dụng xác thực', en: 'QR code for the authenticator app' },
  totpSecret: { vi: 'Hoặc nhập tay khoá này:', en: 'Or type this key:' },
  totpOff: { vi: 'Tắt xác thực hai bước', en: 'Switch off two-step verification' },
  totpSwitchedOff: { vi: 'Đã tắt xác thực hai bước.', en: 'Two-step verification is off.' },
  codeWrong: {
    vi: 'Mã chưa đúng. Hãy kiểm tra giờ trên điện thoại, chờ mã mới rồi nhập lại.',
    en: 'The code is wrong. Check the time of the phone, wait for the next code and enter it.',
  },
  recoveryTitle: { vi: 'Lưu các mã khôi phục', en: 'Keep these recovery codes' },
  recoveryText: {
    vi: 'Xác thực hai bước đã bật. Mỗi mã dưới đây dùng được một lần khi không có điện thoại. Hãy chép hoặc in ra và cất nơi an toàn: các mã chỉ hiện một lần này.',
    en: 'Two-step verification is on. Each code works once when the phone is not at hand. Write them down or print them and keep them safe: they are shown this once.',
  },
  done: { vi: 'Tôi đã lưu các mã', en: 'I have kept them' },
} as const;

export type TextKey = keyof typeof TEXTS;

/** Why a new password is not taken. */
export const PASSWORD_FAULTS: Readonly<Record<PasswordFault, { readonly vi: string; readonly en: string }>> =
  {
    'too-short': {
      vi: 'Mật khẩu mới cần ít nhất 10 ký tự.',
      en: 'The new password needs at least 10 characters.',
    },
    'too-long': {
      vi: 'Mật khẩu mới có nhiều nhất 128 ký tự.',
      en: 'The new password has 128 characters at most.',
    },
    'is-login': {
      vi: 'Mật khẩu mới không được là tên đăng nhập.',
      en: 'The new password must not be the login.',
    },
    'too-common': {
      vi: 'Mật khẩu này quá phổ biến, dễ bị đoán. Hãy chọn một câu của riêng bạn.',
      en: 'This password is too common and easily guessed. Choose a sentence of your own.',
    },
    'not-repeated': {
      vi: 'Hai lần nhập mật khẩu mới không giống nhau.',
      en: 'The new password was not repeated alike.',
    },
  };
