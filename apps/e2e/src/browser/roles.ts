/** What each demonstration account finds in the navigation. */
export const MAY: Readonly<Record<string, readonly string[]>> = {
  quantri: ['Tổng quan', 'Chỉ tiêu', 'Duyệt phiếu', 'Lớp tập huấn', 'Tài khoản', 'Dịch vụ'],
  lanhdao: ['Tổng quan', 'Chỉ tiêu', 'So sánh các xã', 'Báo cáo', 'Lớp tập huấn', 'Bài học'],
  chunhiem: ['Tổng quan', 'Duyệt phiếu', 'Chỉ tiêu được giao', 'Kế hoạch đào tạo', 'Nghĩa vụ dữ liệu'],
  canbo: ['Tổng quan', 'Duyệt phiếu', 'Lớp tập huấn', 'Học viên', 'Tổ công nghệ số', 'Thiết bị'],
  truongthon: ['Tổng quan', 'Đợt khảo sát', 'Thu phiếu', 'Tổ công nghệ số'],
  tocongnghe: ['Tổng quan', 'Đợt khảo sát', 'Thu phiếu', 'Lớp tập huấn'],
  giangvien: ['Tổng quan', 'Lớp tập huấn', 'Giấy chứng nhận'],
  yte: ['Tổng quan'],
  dieutra: ['Tổng quan', 'Đợt khảo sát', 'Thu phiếu'],
  doitac: ['Tổng quan', 'Chỉ tiêu', 'Bài học'],
  baovedulieu: ['Tổng quan', 'Nghĩa vụ dữ liệu'],
  xem: ['Tổng quan', 'Chỉ tiêu', 'Báo cáo'],
  vanhanh: ['Tổng quan', 'Sự kiện tạm giữ', 'Dịch vụ'],
};

/** Who finds the pages that are for few. */
const FEW: Readonly<Record<string, readonly string[]>> = {
  'Tài khoản': ['quantri'],
  'Sự kiện tạm giữ': ['vanhanh'],
  'Dịch vụ': ['quantri', 'vanhanh'],
  'Duyệt phiếu': ['quantri', 'chunhiem', 'canbo'],
  'Học viên': ['quantri', 'chunhiem', 'canbo'],
  'Thiết bị': ['quantri', 'lanhdao', 'chunhiem', 'canbo'],
  'Thu phiếu': ['quantri', 'chunhiem', 'canbo', 'truongthon', 'tocongnghe', 'giangvien', 'dieutra'],
};

/** What an account must not find. */
export const NEVER = (login: string): string[] =>
  Object.entries(FEW).flatMap(([entry, logins]) => (logins.includes(login) ? [] : [entry]));

/** Pages that look otherwise for somebody than for an administrator: other buttons, other parts, or less of them. */
export const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  lanhdao: ['/pilots', '/reports', '/targets', '/training-plans'],
  chunhiem: ['/surveys'],
  canbo: ['/pilots', '/targets', '/surveys', '/curricula', '/observations'],
  truongthon: ['/surveys', '/teams', '/classes'],
  tocongnghe: ['/surveys', '/teams', '/classes'],
  giangvien: ['/curricula', '/certificates'],
  dieutra: ['/surveys'],
  doitac: ['/deliverables', '/partners', '/lessons'],
  baovedulieu: ['/pilots', '/documents'],
  xem: ['/compare', '/indicator-sets', '/reports'],
};

/** Pages that an administrator's links must lead to, among others; those of one record as `patternOf` writes them. */
export const PAGES: readonly string[] = [
  '/',
  '/pilots',
  '/pilots/:id',
  '/figures',
  '/figures/:programme/:indicator',
  '/figures/:programme/:indicator/events',
  '/before-after',
  '/compare',
  '/targets',
  '/observations',
  '/observations/:id',
  '/reports',
  '/surveys',
  '/surveys/:id',
  '/responses',
  '/responses/:id',
  '/classes',
  '/classes/:id',
  '/curricula',
  '/curricula/:id',
  '/training-plans',
  '/training-plans/:id',
  '/certificates',
  '/people',
  '/teams',
  '/teams/:id',
  '/teams/hamlets',
  '/teams/committees',
  '/equipment',
  '/deliverables',
  '/partners',
  '/documents',
  '/lessons',
  '/obligations',
  '/scale-up',
  '/indicator-sets',
  '/admin/accounts',
  '/admin/accounts/:id',
  '/admin/services',
];
