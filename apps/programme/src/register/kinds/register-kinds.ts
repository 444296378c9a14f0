import type { RegisterKind } from '@xaso/contracts-programme';
import { UNIT_ID } from '@xaso/kernel';
import { day, type KindSchema, kindSchema, line, oneOf, prose, vnd } from './schema.js';

/** What a lesson is about, in the order a handbook lists it. */
export const LESSON_CATEGORIES = [
  'people-leadership',
  'documentation-mobilisation',
  'problem-technology',
  'youth',
  'sponsorship',
  'other',
] as const;
export type LessonCategory = (typeof LESSON_CATEGORIES)[number];

const NO_PERSON = 'Tên cơ quan, tổ chức hoặc tập thể; không ghi tên cá nhân';

/** What an entry of each kind says. A console builds its forms from these. */
export const KIND_SCHEMAS: Readonly<Record<RegisterKind, KindSchema>> = {
  document: kindSchema('document', 'Văn bản', 'Văn bản do cơ quan, tổ chức ban hành', {
    required: {
      number: line('Số, ký hiệu', 'Ví dụ 855/KH-STT&TT'),
      date: day('Ngày ban hành'),
      issuer: line('Cơ quan ban hành'),
      about: line('Trích yếu'),
      binding: { type: 'boolean', title: 'Có tính bắt buộc thực hiện' },
    },
  }),
  'leader-commitment': kindSchema(
    'leader-commitment',
    'Cam kết của người đứng đầu',
    '“Muốn làm, trực tiếp làm, trực tiếp sử dụng”',
    {
      required: {
        role: line('Chức vụ', 'Ghi chức vụ, ví dụ Chủ tịch UBND xã; không ghi tên'),
        text: prose('Nội dung cam kết'),
        on: day('Ngày cam kết'),
      },
    },
  ),
  'study-visit': kindSchema('study-visit', 'Chuyến học tập kinh nghiệm', 'Nơi đã đến học tập', {
    required: { place: line('Nơi đến'), province: line('Tỉnh, thành phố') },
    optional: {
      communeUnitId: {
        type: 'string',
        title: 'Mã xã nơi đến',
        description: '<mã>@<thời kỳ>, ví dụ 17335@before-2025-07-01',
        pattern: UNIT_ID.source,
      },
      on: day('Ngày đến'),
      findings: prose('Điều học được'),
    },
  }),
  consultation: kindSchema('consultation', 'Lấy ý kiến', 'Cơ quan, tổ chức đã được xin ý kiến', {
    required: { organisation: line('Cơ quan, tổ chức', NO_PERSON) },
    optional: {
      documentNumber: line('Số văn bản trả lời'),
      on: day('Ngày cho ý kiến'),
      opinion: prose('Ý kiến'),
    },
  }),
  workshop: kindSchema('workshop', 'Hội thảo', 'Hội thảo, hội nghị đánh giá', {
    required: { title: line('Tên hội thảo'), on: day('Ngày tổ chức'), minutes: prose('Biên bản') },
    optional: {
      participants: {
        type: 'array',
        title: 'Thành phần tham dự',
        description: NO_PERSON,
        maxItems: 200,
        uniqueItems: true,
        items: { type: 'string', minLength: 1, maxLength: 500 },
      },
      decision: prose('Kết luận'),
    },
  }),
  lesson: kindSchema('lesson', 'Bài học kinh nghiệm', 'Điều rút ra, để đưa vào cẩm nang', {
    required: {
      text: prose('Bài học'),
      source: line('Nguồn', 'Ai rút ra, ở đâu, khi nào'),
      category: oneOf(
        'Nhóm',
        LESSON_CATEGORIES,
        'people-leadership: con người, người đứng đầu; documentation-mobilisation: văn bản hóa, huy động đoàn thể; ' +
          'problem-technology: bài toán và công nghệ; youth: người trẻ; sponsorship: tài trợ; other: khác',
      ),
    },
  }),
  sponsorship: kindSchema('sponsorship', 'Tài trợ', 'Tài trợ bằng tiền hoặc hiện vật', {
    required: { sponsor: line('Nhà tài trợ', NO_PERSON) },
    optional: { inKind: line('Hiện vật'), cashVnd: vnd('Bằng tiền (đồng)') },
  }),
  'partner-offer': kindSchema('partner-offer', 'Đề nghị hợp tác', 'Doanh nghiệp đề nghị cho dùng thử, thuê', {
    required: { partner: line('Đối tác', NO_PERSON), what: line('Nội dung đề nghị') },
    optional: { trialUntil: day('Dùng thử đến ngày'), priceAfterVnd: vnd('Giá sau dùng thử (đồng)') },
  }),
  'device-donation': kindSchema('device-donation', 'Tặng thiết bị', 'Thiết bị tặng nhóm yếu thế', {
    required: {
      deviceKind: line('Loại thiết bị'),
      quantity: { type: 'integer', title: 'Số lượng', minimum: 1, maximum: 1_000_000 },
      givenTo: line('Nhóm được nhận', 'Nhóm đối tượng, ví dụ hộ nghèo; không ghi tên người'),
    },
    optional: { donor: line('Bên tặng', NO_PERSON) },
  }),
  award: kindSchema('award', 'Khen thưởng', 'Giải thưởng, hình thức tôn vinh', {
    required: {
      title: line('Danh hiệu, giải thưởng'),
      recipient: line('Tập thể được khen thưởng', NO_PERSON),
      level: oneOf(
        'Cấp',
        ['commune', 'district', 'province', 'national'],
        'commune: xã; district: huyện; province: tỉnh; national: trung ương',
      ),
      on: day('Ngày khen thưởng'),
    },
  }),
  'small-idea': kindSchema('small-idea', 'Sáng kiến nhỏ', 'Ý tưởng nhỏ được thử trước khi nhân rộng', {
    required: {
      title: line('Tên sáng kiến'),
      text: prose('Nội dung'),
      status: oneOf(
        'Tình trạng',
        ['proposed', 'funded', 'trying', 'scaled', 'dropped'],
        'proposed: đề xuất; funded: được cấp kinh phí; trying: đang thử; scaled: đã nhân rộng; dropped: thôi',
      ),
    },
    optional: { budgetVnd: vnd('Kinh phí (đồng)') },
  }),
};
