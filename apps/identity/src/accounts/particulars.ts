import { unit } from '@xaso/admin-units';
import { type FieldFault, refuse, UNIT_ID, type UnitId } from '@xaso/kernel';
import { isRole } from './role.js';

/** What an administrator says of somebody. */
export interface Particulars {
  readonly name: string;
  readonly role: string;
  readonly communes: '*' | readonly UnitId[];
  readonly hamlets: readonly string[] | null;
}

const LOGIN = /^[a-z0-9][a-z0-9._@+-]{2,63}$/u;
const HAMLET = /^\d{5}-\d{3}$/u;

/** The particulars, tidied up. @throws DomainError invalid `account-invalid`, with every fault by its field */
export function assertSound(input: Particulars & { readonly login?: string }): Particulars {
  const faults: FieldFault[] = [];
  const wrong = (field: string, code: string, detail: string): void => {
    faults.push({ field, code, detail });
  };
  const name = input.name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length < 2 || name.length > 100 || /\p{Cc}/u.test(name))
    wrong('name', 'name-malformed', 'Họ tên có từ 2 đến 100 ký tự.');
  if (input.login !== undefined && !LOGIN.test(input.login.normalize('NFKC').trim().toLowerCase()))
    wrong(
      'login',
      'login-malformed',
      'Tên đăng nhập có 3 đến 64 ký tự không dấu: chữ, số và . _ @ + -, bắt đầu bằng chữ hoặc số.',
    );
  if (!isRole(input.role)) wrong('role', 'role-unknown', 'Vai trò này không có.');
  scopeFaults(input, wrong);
  refuse(faults, 'account-invalid', 'Thông tin tài khoản chưa hợp lệ; chưa lưu gì.');
  const { role, hamlets } = input;
  const communes = input.communes === '*' ? '*' : [...new Set(input.communes)];
  return { name, role, communes, hamlets: hamlets === null ? null : [...new Set(hamlets)] };
}

function scopeFaults(
  { role, communes, hamlets }: Particulars,
  wrong: (field: string, code: string, detail: string) => void,
): void {
  if (role === 'admin' && (communes !== '*' || hamlets !== null))
    wrong('communes', 'admin-of-all', 'Quản trị viên có phạm vi toàn tỉnh (*), không giới hạn xóm.');
  const units: readonly string[] = communes === '*' ? [] : communes;
  if (communes !== '*' && units.length === 0)
    wrong('communes', 'scope-empty', 'Chọn ít nhất một xã, hoặc * cho toàn tỉnh.');
  units.forEach((id, index) => {
    if (!UNIT_ID.test(id) || unit(id)?.level !== 'commune')
      wrong(`communes.${index}`, 'commune-unknown', `${id} không phải là một xã trong danh mục.`);
  });
  if (hamlets === null) return;
  if (communes === '*') wrong('hamlets', 'hamlets-without-commune', 'Chọn xã trước khi giới hạn theo xóm.');
  if (hamlets.length === 0)
    wrong('hamlets', 'hamlets-empty', 'Chọn ít nhất một xóm, hoặc để trống cho cả xã.');
  hamlets.forEach((code, index) => {
    if (!HAMLET.test(code))
      wrong(`hamlets.${index}`, 'hamlet-malformed', 'Mã xóm gồm mã xã và ba chữ số, ví dụ 17335-001.');
    else if (communes !== '*' && !units.some((id) => id.startsWith(`${code.slice(0, 5)}@`)))
      wrong(`hamlets.${index}`, 'hamlet-elsewhere', `Xóm ${code} không thuộc các xã đã chọn.`);
  });
}
