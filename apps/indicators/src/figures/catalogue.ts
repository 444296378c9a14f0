import { define, type Entry } from './define.js';
import type { FigureDefinition, FigureKind } from './figure.js';
import { trainingCatalogue } from './training-catalogue.js';

const survey = (pillar: string, vi: string, en: string): FigureDefinition =>
  define(`survey.${pillar}`, 'ratio', {
    vi: `Phiếu khảo sát ${vi}`,
    en: `Survey forms, ${en}`,
    unit: 'phiếu',
    numerator: 'Số phiếu hiện trạng được chấp nhận, trừ số phiếu đã huỷ',
    denominator: 'Tổng chỉ tiêu phiếu của các đợt khảo sát hiện trạng đã mở',
    sources: ['surveys.campaign.opened', 'surveys.response.accepted', 'surveys.response.voided'],
    better: 'up',
  });

const team = (level: string, vi: string, en: string): FigureDefinition =>
  define(`programme.teams.${level}`, 'count', {
    vi: `Tổ công nghệ số cộng đồng cấp ${vi}`,
    en: `Community digital teams of a ${en}`,
    unit: 'tổ',
    numerator: 'Số tổ đã thành lập, trừ số tổ đã giải thể',
    sources: ['programme.team.formed', 'programme.team.dissolved'],
    better: 'up',
  });

const equipment = (kind: string, vi: string, en: string): FigureDefinition =>
  define(`programme.equipment.${kind}`, 'count', {
    vi: `${vi} đã bàn giao`,
    en: `${en} handed over`,
    unit: 'bộ',
    numerator: 'Tổng số lượng trong biên bản bàn giao đã ký, trừ biên bản đã huỷ',
    sources: ['programme.handover.signed', 'programme.handover.voided'],
    better: 'up',
  });

const change = (code: string, vi: string, en: string, better: 'up' | 'down'): FigureDefinition =>
  define(`government.${code}.change`, 'difference', {
    vi: `${vi}: thay đổi so với trước thí điểm`,
    en: `${en}: change since the baseline`,
    unit: 'điểm %',
    numerator: 'Giá trị cuối kỳ trừ giá trị hiện trạng, cùng định nghĩa, đơn vị và địa bàn',
    sources: ['programme.observation.approved'],
    better,
  });

const saved = (per: string, vi: string, en: string): FigureDefinition =>
  define(`health.saved-per-${per}`, 'estimate', {
    vi: `Ước tính chi phí người dân tiết kiệm mỗi ${vi}`,
    en: `Estimated savings of the people per ${en}`,
    unit: 'VND',
    numerator: 'Tổng số tiền do đơn vị công bố; không nhân đơn giá với số người',
    sources: ['programme.observation.approved'],
    better: 'up',
    method: 'estimate',
  });

const unreported = (indicator: string, kind: FigureKind, entry: Omit<Entry, 'sources'>): FigureDefinition =>
  define(indicator, kind, { ...entry, sources: [] });

/** Every figure that this service knows how to count, in the order of a report. Source of the rules: domain.md §5.8. */
export const catalogue: readonly FigureDefinition[] = [
  survey('government', 'chính quyền số', 'digital government'),
  survey('economy', 'kinh tế số', 'digital economy'),
  survey('society', 'xã hội số', 'digital society'),
  survey('all', 'cả ba trụ cột', 'all three pillars'),
  ...trainingCatalogue.map(([indicator, kind, entry]) => define(indicator, kind, entry)),
  define('programme.sites', 'count', {
    vi: 'Xã tham gia thí điểm',
    en: 'Communes in the pilot',
    unit: 'xã',
    numerator: 'Số xã được đề xuất thí điểm',
    sources: ['programme.pilot.proposed'],
  }),
  define('programme.steering-committees', 'ratio', {
    vi: 'Ban chỉ đạo đã thành lập',
    en: 'Steering committees formed',
    unit: 'ban',
    numerator: 'Số ban chỉ đạo đã thành lập, trừ số đã giải thể',
    denominator: 'Số xã tham gia thí điểm',
    sources: ['programme.committee.formed', 'programme.committee.dissolved', 'programme.pilot.proposed'],
    better: 'up',
    awaits: true,
  }),
  team('commune', 'xã', 'commune'),
  team('hamlet', 'thôn', 'hamlet'),
  define('programme.portals', 'ratio', {
    vi: 'Cổng thông tin xã đã hoạt động',
    en: 'Commune portals in use',
    unit: 'cổng',
    numerator: 'Số cổng thông tin đã đưa vào sử dụng, trừ số đã ngừng',
    denominator: 'Số xã tham gia thí điểm',
    sources: ['programme.deliverable.went-live', 'programme.deliverable.retired', 'programme.pilot.proposed'],
    better: 'up',
    awaits: true,
  }),
  equipment('wifi', 'Bộ phát wifi', 'Wifi sets'),
  equipment('computer', 'Máy tính', 'Computers'),
  equipment('scanner', 'Máy quét', 'Scanners'),
  define('programme.study-visits', 'count', {
    vi: 'Chuyến học tập kinh nghiệm',
    en: 'Study visits',
    unit: 'chuyến',
    numerator: 'Số chuyến đã duyệt trong sổ đăng ký, trừ số đã rút',
    sources: ['programme.register.approved', 'programme.register.withdrawn'],
  }),
  define('programme.lessons', 'count', {
    vi: 'Bài học kinh nghiệm',
    en: 'Lessons',
    unit: 'bài học',
    numerator: 'Số bài học đã duyệt, trừ bài trùng ý với bài khác và bài đã rút',
    sources: ['programme.register.approved', 'programme.register.withdrawn'],
  }),
  define('programme.scale-up-components', 'count', {
    vi: 'Hợp phần đề xuất phổ cập',
    en: 'Components proposed for scale-up',
    unit: 'hợp phần',
    numerator: 'Số hợp phần trong bản mới nhất của kế hoạch phổ cập',
    sources: ['programme.scale-up.drafted'],
  }),
  change('documents', 'Văn bản xử lý trên môi trường mạng', 'Documents handled online', 'up'),
  change('digital-signature', 'Văn bản ký số', 'Documents signed digitally', 'up'),
  change('procedures', 'Hồ sơ thủ tục hành chính trực tuyến', 'Procedures done online', 'up'),
  unreported('onboarding.active-sellers', 'count', {
    vi: 'Gian hàng hoạt động trên sàn thương mại điện tử',
    en: 'Active sellers on marketplaces',
    unit: 'gian hàng',
    numerator: 'Số người bán có hoạt động trong 30 ngày',
    persons: true,
    better: 'up',
  }),
  unreported('onboarding.orders', 'count', {
    vi: 'Đơn hàng trên sàn thương mại điện tử',
    en: 'Orders on marketplaces',
    unit: 'đơn',
    numerator: 'Tổng số đơn đã báo cáo',
    better: 'up',
  }),
  define('health.smart-participants', 'external', {
    vi: 'Người tham gia mô hình y tế thông minh',
    en: 'Participants in smart health care',
    unit: 'people',
    measure: 'people',
    numerator: 'Số người do đơn vị báo cáo, quan sát được duyệt mới nhất của từng xã',
    sources: ['programme.observation.approved'],
    persons: true,
    better: 'up',
  }),
  saved('month', 'tháng', 'month'),
  saved('year', 'năm', 'year'),
];

/** By code. */
export const definitions: ReadonlyMap<string, FigureDefinition> = new Map(
  catalogue.map((figure) => [figure.indicator, figure]),
);

/** The suffix of figures that compare a closing value with a baseline. */
export const CHANGE = '.change';

/** Figures whose value comes from approved observations, not from counting. */
export const isObserved = ({ kind }: Pick<FigureDefinition, 'kind'>): boolean =>
  kind === 'difference' || kind === 'estimate' || kind === 'external';

/** The code under which the values of a figure are observed: a change compares those of the code without its suffix. */
export const observedCode = ({ indicator, kind }: FigureDefinition): string =>
  kind === 'difference' && indicator.endsWith(CHANGE) ? indicator.slice(0, -CHANGE.length) : indicator;

/** A figure for a code that somebody observed and no catalogue describes: its title is its code. */
export function undescribed(indicator: string, method: string, unit: string): FigureDefinition {
  return define(indicator, method === 'estimate' ? 'estimate' : 'external', {
    vi: indicator,
    en: indicator,
    unit,
    measure: unit,
    numerator: 'Quan sát được duyệt mới nhất của từng xã',
    sources: ['programme.observation.approved'],
    persons: unit === 'people',
  });
}
