import { escaped } from '../certificates/paper/baked-svg.js';
import { both, page } from '../certificates/verify/page.js';

/** What is shown instead of, or above, the form. */
export type CheckInNote =
  | { readonly is: 'asked' }
  | { readonly is: 'present'; readonly already: boolean }
  /** In Vietnamese, as the service says it. */
  | { readonly is: 'refused'; readonly detail: string };

/** The page behind the code on the trainer's screen: whoever scanned it says who they are, without an account. */
export function checkInPage(session: number, code: string, note: CheckInNote): string {
  return page(`Điểm danh buổi ${session}`, `Attendance, session ${session}`, [
    ...noteOf(note),
    ...(note.is === 'present' ? [] : [form(code)]),
  ]);
}

function noteOf(note: CheckInNote): string[] {
  switch (note.is) {
    case 'asked':
      return [];
    case 'refused':
      return [both(note.detail, 'Not recorded. Ask the trainer if you do not know what to do.', 'bad')];
    case 'present':
      return [
        note.already
          ? both('Bạn đã được điểm danh buổi này rồi.', 'You were recorded as present before.', 'good')
          : both('Đã điểm danh. Cảm ơn bạn!', 'You are recorded as present. Thank you!', 'good'),
      ];
  }
}

const form = (code: string): string =>
  [
    '<form method="post" autocomplete="off">',
    `<input type="hidden" name="code" value="${escaped(code)}">`,
    '<label>Số điện thoại đã ghi danh <span class="en" lang="en">· phone you enrolled with</span>',
    '<input name="phone" type="tel" inputmode="tel" required maxlength="30"></label>',
    '<label>Năm sinh <span class="en" lang="en">· year of birth</span>',
    '<input name="birthYear" inputmode="numeric" required pattern="[0-9]{4}" maxlength="4"></label>',
    '<button>Tôi có mặt / I am here</button></form>',
    '<p>Không có điện thoại trong danh sách? Hãy nói với giảng viên.<br>',
    '<span class="en" lang="en">No phone on the list? Tell the trainer.</span></p>',
  ].join('');
