import type { Curriculum } from '../../curricula/curriculum.js';
import { written } from '../paper/certificate-text.js';
import { both, page, row } from './page.js';

/** What the world may know of a version of a curriculum: what it teaches, and since when. */
export function achievementPage(curriculum: Curriculum): string {
  const { code, curriculumVersion, title, hours, objectives, publishedOn, retiredOn } = curriculum;
  return page(`${code}: ${title}`, `Course ${code}, version ${curriculumVersion}`, [
    ...(retiredOn === null
      ? []
      : [
          both(
            'Phiên bản này không còn được dùng để mở lớp; chứng nhận đã cấp theo nó vẫn có giá trị.',
            'No longer taught; certificates of it stay valid.',
            'part',
          ),
        ]),
    '<dl>',
    row('Phiên bản', 'Version', String(curriculumVersion)),
    row('Thời lượng', 'Hours', hours === null ? 'chưa có số liệu · not known' : `${hours} giờ`),
    ...objectives.map((objective) => row('Mục tiêu', 'Objective', objective)),
    ...(publishedOn === null ? [] : [row('Ban hành ngày', 'Published on', written(publishedOn))]),
    ...(retiredOn === null ? [] : [row('Thôi dùng từ ngày', 'Retired on', written(retiredOn))]),
    '</dl>',
  ]);
}
