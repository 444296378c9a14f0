/** An account of the demonstration, as the identity service is asked for it. */
export interface DemonstrationAccount {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** Unit ids, or '*' for the whole province. */
  readonly communes: '*' | readonly string[];
  readonly hamlets?: readonly string[];
}

/** Xã Thành Sơn, of the pilot of Nghệ An, and Xã Thành Bình Thọ, which it is part of today. */
const COMMUNE = ['17335@before-2025-07-01', '17335@from-2025-07-01'];
const HAMLET = ['17335-001'];

/** One account a role. Names are titles, so that nobody takes one for a person. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  { login: 'quantri', name: 'Quản trị hệ thống (minh họa)', role: 'admin', communes: '*' },
  { login: 'lanhdao', name: 'Lãnh đạo tỉnh (minh họa)', role: 'province-leader', communes: '*' },
  { login: 'chunhiem', name: 'Chủ nhiệm chương trình (minh họa)', role: 'programme-lead', communes: '*' },
  { login: 'canbo', name: 'Cán bộ xã Thành Sơn (minh họa)', role: 'commune-officer', communes: COMMUNE },
  {
    login: 'truongthon',
    name: 'Trưởng thôn (minh họa)',
    role: 'hamlet-head',
    communes: COMMUNE,
    hamlets: HAMLET,
  },
  { login: 'tocongnghe', name: 'Tổ công nghệ số (minh họa)', role: 'digital-team', communes: COMMUNE },
  { login: 'giangvien', name: 'Giảng viên (minh họa)', role: 'trainer', communes: COMMUNE },
  { login: 'yte', name: 'Nhân viên trạm y tế (minh họa)', role: 'health-staff', communes: COMMUNE },
  { login: 'dieutra', name: 'Điều tra viên (minh họa)', role: 'interviewer', communes: COMMUNE },
  { login: 'doitac', name: 'Đối tác (minh họa)', role: 'partner', communes: COMMUNE },
  { login: 'baovedulieu', name: 'Cán bộ bảo vệ dữ liệu (minh họa)', role: 'dpo', communes: '*' },
  { login: 'xem', name: 'Người xem (minh họa)', role: 'viewer', communes: '*' },
  { login: 'vanhanh', name: 'Vận hành (minh họa)', role: 'operator', communes: '*' },
];
