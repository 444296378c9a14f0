/** Every role an account can have, and what it is called; lint keeps this file apart from the platform, a spec compares. */
export const ROLE_NAMES = {
  admin: { vi: 'Quản trị', en: 'Administrator' },
  'province-leader': { vi: 'Lãnh đạo tỉnh', en: 'Province leader' },
  'programme-lead': { vi: 'Chủ nhiệm chương trình', en: 'Programme lead' },
  'commune-officer': { vi: 'Cán bộ xã', en: 'Commune officer' },
  'hamlet-head': { vi: 'Trưởng xóm', en: 'Hamlet head' },
  'digital-team': { vi: 'Tổ công nghệ số cộng đồng', en: 'Community digital team' },
  trainer: { vi: 'Giảng viên', en: 'Trainer' },
  'health-staff': { vi: 'Nhân viên trạm y tế', en: 'Health station staff' },
  interviewer: { vi: 'Điều tra viên', en: 'Interviewer' },
  partner: { vi: 'Đối tác', en: 'Partner' },
  dpo: { vi: 'Phụ trách bảo vệ dữ liệu', en: 'Data protection officer' },
  viewer: { vi: 'Người xem', en: 'Viewer' },
  operator: { vi: 'Vận hành', en: 'Operator' },
} as const;

export type RoleName = keyof typeof ROLE_NAMES;

export const isRole = (text: string): text is RoleName => Object.hasOwn(ROLE_NAMES, text);
