import type { Day } from '@xaso/kernel';
import type { Handbook, HandbookDocument, HandbookVisit } from './handbook.js';

/** The handbook as a Markdown document. `asOf` is the day it was made. */
export function toMarkdown(book: Handbook, asOf: Day): string {
  const lines = [
    `# Cẩm nang bài học kinh nghiệm`,
    '',
    `Chương trình: ${escaped(book.name)} (${escaped(book.programme)})`,
    '',
    `Số liệu tính đến ${vietnameseDay(asOf)}. Chỉ gồm nội dung đã được duyệt.`,
    '',
  ];
  if (book.groups.length === 0) lines.push('Chưa có bài học nào được duyệt.', '');
  book.groups.forEach((group, index) => {
    lines.push(`## ${index + 1}. ${group.title}`, '');
    for (const { text, sources, synthetic } of group.lessons)
      lines.push(`- ${escaped(text)}${mark(synthetic)}`, `  - Nguồn: ${sources.map(escaped).join('; ')}`);
    lines.push('');
  });
  appendix(lines, 'Phụ lục 1. Văn bản', book.documents.map(documentLine));
  appendix(lines, 'Phụ lục 2. Nơi đã học tập kinh nghiệm', book.studyVisits.map(visitLine));
  return `${lines.join('\n').trimEnd()}\n`;
}

function appendix(lines: string[], title: string, entries: readonly string[]): void {
  lines.push(`## ${title}`, '', ...(entries.length > 0 ? entries : ['Chưa có.']), '');
}

const documentLine = ({ number, date, issuer, about, binding, synthetic }: HandbookDocument): string =>
  `- ${escaped(number)} ngày ${vietnameseDay(date)} của ${escaped(issuer)}: ${escaped(about)}` +
  `${binding ? ' (bắt buộc thực hiện)' : ''}${mark(synthetic)}`;

const visitLine = ({ place, province, on, findings, synthetic }: HandbookVisit): string =>
  `- ${escaped(place)}, ${escaped(province)}${on ? `, ngày ${vietnameseDay(on)}` : ''}` +
  `${findings ? `: ${escaped(findings)}` : ''}${mark(synthetic)}`;

const mark = (synthetic: boolean): string => (synthetic ? ' *(dữ liệu minh họa)*' : '');

const vietnameseDay = (day: string): string => day.split('-').reverse().join('/');

/** Text of others as one line that means nothing to Markdown or HTML. */
export const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
