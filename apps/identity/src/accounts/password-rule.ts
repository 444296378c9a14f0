import { fold } from '@xaso/admin-units';

export type PasswordFault = 'too-short' | 'too-long' | 'is-login' | 'too-common' | 'not-repeated';

const SHORTEST = 10;
const LONGEST = 128;

/** What everybody tries first, without accents, blanks and signs. */
const COMMON = new Set(
  `0123456789 1234567890 01234567890 12345678910 123456789a 1234567890a a123456789 9876543210 0987654321 1234512345
  1122334455 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 qwertyuiop qwerty12345 qwerty123456 asdfghjkl1 asdfghjkl123 zxcvbnm123
  abcdefghij abc1234567 abcd123456 abcd1234567 abc123456789 abcde12345 passw0rd123 password12 password123 password1234
  password12345 administrator admin12345 admin123456 admin1234567 quantri123 quantri123456 matkhau123 matkhau1234
  matkhau12345 matkhau123456 matkhaumoi doimatkhau iloveyou12 iloveyou123 iloveyou1234 anhyeuem123 emyeuanh123
  anhnhoem123 gialinh123 vietnam123 vietnam1234 vietnam2022 vietnam2025 vietnam2026 hanoi12345 nghean1234 nghean2022
  nghean2025 nghean2026 thanhvinh123 chuyendoiso chuyendoiso1 chuyendoiso123 chinhquyenso xaso123456 xasoxasoxaso
  letmein123 letmein1234 welcome123 welcome1234 sunshine123 football123 changeme123 princess123 dragon12345
  monkey12345 master12345 superman123 trustno1trustno1 qazwsxedcrfv 1111122222 5555555555 1231231231 123123123123
  159753159753 147258369 1472583690 741852963 7418529630 secret12345`.split(/\s+/u),
);

/** A password as it is kept, whatever keyboard typed its accents. */
export const normalised = (password: string): string => password.normalize('NFC');

/** What is wrong with a new password; undefined when it may be taken. */
export function passwordFault(password: string, again: string, login: string): PasswordFault | undefined {
  const letters = [...normalised(password)];
  if (letters.length < SHORTEST) return 'too-short';
  if (letters.length > LONGEST) return 'too-long';
  if (normalised(again) !== normalised(password)) return 'not-repeated';
  if (isLogin(password, login)) return 'is-login';
  const bare = fold(password).replaceAll(' ', '');
  if (COMMON.has(bare) || new Set(letters).size <= 2) return 'too-common';
  return undefined;
}

/** The login itself, or the login over and over. */
function isLogin(password: string, login: string): boolean {
  const [word, name] = [password.trim().toLowerCase(), login.toLowerCase()];
  return name !== '' && word.replaceAll(name, '').trim() === '';
}
