import { type Badge, holderOf, SYNTHETIC } from '../credential/credential.js';

/** The words of a certificate, in the order they are read. */
export interface CertificateText {
  readonly nation: string;
  readonly motto: string;
  readonly issuer: string;
  readonly title: string;
  readonly holder: string;
  readonly achieved: string;
  readonly course: string;
  readonly held: string;
  readonly dated: string;
  readonly number: string;
  /** The mark of demonstration data. */
  readonly mark: string | null;
}

/** @param number of the certificate, which the verification page shows as well @param place that the paper is dated at */
export function certificateText(badge: Badge, paper: CertificatePaper): CertificateText {
  const { achievement } = badge.credentialSubject;
  return {
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    issuer: badge.issuer.name,
    title: 'CHỨNG NHẬN',
    holder: holderOf(badge),
    achieved: `đã hoàn thành khóa tập huấn ${achievement.humanCode}`,
    course: `“${achievement.name}”`,
    held: `${period(paper.from, paper.to)}, tại ${paper.place}`,
    dated: `${paper.place}, ngày ${two(paper.day, 8)} tháng ${two(paper.day, 5)} năm ${paper.day.slice(0, 4)}`,
    number: paper.number,
    mark: paper.synthetic ? SYNTHETIC : null,
  };
}

/** What the paper says beside the credential. Days as `2022-06-30`, in Vietnam. */
export interface CertificatePaper {
  readonly number: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly synthetic: boolean;
}

/** `30/06/2022` */
export const written = (day: string): string => day.split('-').toReversed().join('/');

const two = (day: string, at: number): string => day.slice(at, at + 2);
const period = (from: string, to: string): string =>
  from === to ? `ngày ${written(from)}` : `từ ngày ${written(from)} đến ngày ${written(to)}`;
