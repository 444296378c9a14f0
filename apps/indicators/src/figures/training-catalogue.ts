import type { Entry } from './define.js';
import type { FigureKind } from './figure.js';

const COMPLETED = ['training.class.completed', 'training.class.results-revised'];
const PLANNED = ['training.plan.approved', 'training.plan.withdrawn'];

/** Codes of the curricula that were taught, one each. */
export const CURRICULA = 'training.curricula.';

const GROUPS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  officials: ['cán bộ', 'officials'],
  'youth-union': ['đoàn viên thanh niên', 'youth union'],
  'women-union': ['hội viên phụ nữ', "women's union"],
  farmers: ['nông dân', 'farmers'],
  elderly: ['người cao tuổi', 'elderly'],
  pupils: ['học sinh', 'pupils'],
  others: ['đối tượng khác', 'others'],
};

type Row = readonly [indicator: string, kind: FigureKind, entry: Entry];

const ofGroups: readonly Row[] = Object.entries(GROUPS).map(([group, [vi, en]]) => [
  `training.attendances.${group}`,
  'count',
  {
    vi: `Lượt dự tập huấn, ${vi}`,
    en: `Attendances at training, ${en}`,
    unit: 'lượt người',
    numerator: 'Số lượt người dự ít nhất một buổi của lớp, kể cả lớp chưa kết thúc',
    sources: ['training.enrolment.attended', 'training.enrolment.attendance-withdrawn'],
    persons: true,
    better: 'up',
  },
]);

/** The figures of training. Source of the rules: domain.md §5.3 and §5.8. */
export const trainingCatalogue: readonly Row[] = [
  [
    'training.classes',
    'ratio',
    {
      vi: 'Lớp tập huấn đã mở',
      en: 'Training classes held',
      unit: 'lớp',
      numerator: 'Số lớp đã hoàn thành',
      denominator: 'Số lớp trong kế hoạch được duyệt',
      sources: ['training.class.completed', ...PLANNED],
      better: 'up',
    },
  ],
  [
    'training.trainees',
    'ratio',
    {
      vi: 'Lượt người được tập huấn',
      en: 'Attendances at training',
      unit: 'lượt người',
      numerator: 'Tổng lượt người dự các lớp đã hoàn thành',
      denominator: 'Số lượt người trong kế hoạch được duyệt',
      sources: [...COMPLETED, ...PLANNED],
      persons: true,
      better: 'up',
    },
  ],
  [
    'training.curricula',
    'count',
    {
      vi: 'Bộ giáo trình đã dạy',
      en: 'Curricula taught',
      unit: 'bộ',
      numerator: 'Số giáo trình khác nhau của các lớp đã hoàn thành',
      sources: ['training.class.completed'],
      family: CURRICULA,
      better: 'up',
    },
  ],
  [
    'training.participants',
    'count',
    {
      vi: 'Người khác nhau đã dự tập huấn',
      en: 'Different people at training',
      unit: 'người',
      numerator: 'Số người dự ít nhất một buổi; mỗi người tính một lần ở mỗi xã',
      sources: ['training.participant.joined', 'training.participant.left'],
      persons: true,
      better: 'up',
    },
  ],
  [
    'training.pass-rate',
    'ratio',
    {
      vi: 'Tỷ lệ học viên đạt',
      en: 'Trainees who passed',
      unit: 'lượt người',
      numerator: 'Số lượt người đạt theo quy định của giáo trình',
      denominator: 'Số lượt người đã có kết quả của các lớp đã hoàn thành',
      sources: COMPLETED,
      persons: true,
      better: 'up',
    },
  ],
  [
    'training.gain',
    'average',
    {
      vi: 'Điểm kiểm tra tăng thêm sau lớp',
      en: 'Gain of test scores',
      unit: 'điểm',
      numerator: 'Điểm sau lớp trừ điểm trước lớp (thang 10), bình quân những người làm cả hai bài',
      sources: COMPLETED,
      persons: true,
      scale: 0.1,
      better: 'up',
    },
  ],
  ...ofGroups,
];
