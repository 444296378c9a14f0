import { defineTexts } from '../../../i18n/texts.js';

/** The words of training: groups, kinds, reasons. */
export const trainingWords = defineTexts('training-words', {
  vi: {
    'kind.class': 'lớp học',
    'kind.hands-on': 'cầm tay chỉ việc',
    'kind.camp': 'trại tập huấn',
    'kind.mentoring': 'kèm cặp',
    'group.officials': 'cán bộ, công chức',
    'group.youth-union': 'đoàn viên thanh niên',
    'group.women-union': 'hội viên phụ nữ',
    'group.farmers': 'nông dân',
    'group.elderly': 'người cao tuổi',
    'group.pupils': 'học sinh',
    'group.others': 'nhóm khác',
    'sex.female': 'nữ',
    'sex.male': 'nam',
    'sex.other': 'khác',
    'outcome.passed': 'đạt',
    'outcome.not-passed': 'không đạt',
    'cancel.too-few-trainees': 'quá ít học viên',
    'cancel.no-trainer': 'không có giảng viên',
    'cancel.no-venue': 'không có địa điểm',
    'cancel.weather': 'thời tiết',
    'cancel.epidemic': 'dịch bệnh',
    'cancel.merged-into-another': 'gộp vào lớp khác',
    'cancel.entered-by-mistake': 'nhập nhầm',
    'cancel.other': 'lý do khác',
    'withdrawal.cannot-come': 'không đi được',
    'withdrawal.moved-to-another-class': 'chuyển sang lớp khác',
    'withdrawal.class-cancelled': 'lớp bị huỷ',
    'withdrawal.duplicate': 'ghi trùng',
    'withdrawal.entered-by-mistake': 'nhập nhầm',
    'withdrawal.other': 'lý do khác',
    'revocation.outcome-changed': 'kết quả đã thay đổi',
    'revocation.wrong-holder': 'ghi nhầm người',
    'revocation.duplicate': 'cấp trùng',
    'revocation.issued-by-mistake': 'cấp nhầm',
    'revocation.fraud': 'gian lận',
    'revocation.other': 'lý do khác',
    'because.name-and-birth': 'cùng họ tên và năm sinh',
    'because.phone': 'cùng số điện thoại',
    'is.enrolled': 'đã trong lớp',
    'is.known': 'đã có trong danh sách xã',
    'is.new': 'người mới',
  },
  en: {
    'kind.class': 'class',
    'kind.hands-on': 'hands-on help',
    'kind.camp': 'training camp',
    'kind.mentoring': 'mentoring',
    'group.officials': 'officials',
    'group.youth-union': 'youth union',
    'group.women-union': 'women’s union',
    'group.farmers': 'farmers',
    'group.elderly': 'elderly people',
    'group.pupils': 'pupils',
    'group.others': 'others',
    'sex.female': 'female',
    'sex.male': 'male',
    'sex.other': 'other',
    'outcome.passed': 'passed',
    'outcome.not-passed': 'not passed',
    'cancel.too-few-trainees': 'too few trainees',
    'cancel.no-trainer': 'no trainer',
    'cancel.no-venue': 'no venue',
    'cancel.weather': 'weather',
    'cancel.epidemic': 'epidemic',
    'cancel.merged-into-another': 'merged into another class',
    'cancel.entered-by-mistake': 'entered by mistake',
    'cancel.other': 'another reason',
    'withdrawal.cannot-come': 'cannot come',
    'withdrawal.moved-to-another-class': 'moved to another class',
    'withdrawal.class-cancelled': 'the class is cancelled',
    'withdrawal.duplicate': 'enrolled twice',
    'withdrawal.entered-by-mistake': 'entered by mistake',
    'withdrawal.other': 'another reason',
    'revocation.outcome-changed': 'the outcome has changed',
    'revocation.wrong-holder': 'the wrong holder',
    'revocation.duplicate': 'issued twice',
    'revocation.issued-by-mistake': 'issued by mistake',
    'revocation.fraud': 'fraud',
    'revocation.other': 'another reason',
    'because.name-and-birth': 'the same name and birth year',
    'because.phone': 'the same phone',
    'is.enrolled': 'in the class already',
    'is.known': 'known in the commune',
    'is.new': 'new',
  },
});

type Group =
  | 'kind'
  | 'group'
  | 'sex'
  | 'outcome'
  | 'cancel'
  | 'withdrawal'
  | 'revocation'
  | 'because'
  | 'is';

/** A word of training by its group; one that nobody translated stays as it is. */
export function useTrainingWord(): (group: Group, word: string) => string {
  const say = trainingWords.use();
  return (group, word) => {
    const key = `${group}.${word}`;
    return trainingWords.has(key) ? say(key) : word;
  };
}
