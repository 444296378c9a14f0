import { type Issuer, type Profile, profileOf } from './issuer.js';

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** What somebody gets a certificate for, and who. */
export interface Award {
  /** Of the certificate. */
  readonly id: string;
  /** Full name as it is to be written; the document belongs to this person. */
  readonly holder: string;
  readonly curriculum: {
    readonly code: string;
    readonly version: number;
    readonly title: string;
    readonly objectives: readonly string[];
  };
  /** What had to be done to pass, in words. */
  readonly criteria: string;
  /** The class, by the days of its first and last session (`2022-06-01`). */
  readonly from: string;
  readonly to: string;
  /** The commune it was held in, in words. */
  readonly place: string;
  readonly issuedAt: Date;
  /** Null: for good. */
  readonly validUntil: Date | null;
  readonly status: StatusPlace;
  /** Demonstration data: the certificate says so wherever it goes. */
  readonly synthetic: boolean;
}

/** The bit that tells whether a certificate was revoked. */
export interface StatusPlace {
  readonly list: number;
  readonly index: number;
}

/** An Open Badges 3.0 credential (on VC 2.0), as it is signed. */
export interface Badge {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly name: string;
  readonly issuer: Profile;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialStatus: StatusEntry;
  readonly credentialSubject: BadgeSubject;
  readonly proof?: Readonly<Record<string, string>>;
}

/** An entry of Bitstring Status List 1.0. */
export interface StatusEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: 'revocation';
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

/** Whom a badge is for: a name in plain. */
export interface Identity {
  readonly type: 'IdentityObject';
  readonly identityHash: string;
  readonly identityType: 'name';
  readonly hashed: false;
}

export interface BadgeSubject {
  readonly type: readonly ['AchievementSubject'];
  readonly identifier: readonly [Identity];
  readonly activityStartDate: string;
  readonly activityEndDate: string;
  readonly achievement: {
    readonly name: string;
    readonly humanCode: string;
    readonly description: string;
    readonly [more: string]: unknown;
  };
}

/** The mark of demonstration data in every form a certificate takes. */
export const SYNTHETIC = 'DỮ LIỆU MINH HỌA';

/** The credential without its proof. Open Badges 3.0, §B.1; the name is given in plain, as IdentityObject allows. */
export function badgeOf(award: Award, issuer: Issuer): Badge {
  const { curriculum, synthetic } = award;
  const mark = synthetic ? `${SYNTHETIC}: ` : '';
  return {
    '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT],
    id: credentialId(award.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${mark}Chứng nhận hoàn thành khóa ${curriculum.code}`,
    issuer: profileOf(issuer),
    validFrom: seconds(award.issuedAt),
    ...(award.validUntil ? { validUntil: seconds(award.validUntil) } : {}),
    credentialStatus: statusEntry(issuer.address, award.status),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [identity(award.holder)],
      activityStartDate: dayStart(award.from),
      activityEndDate: dayStart(award.to),
      achievement: achievementOf(award, issuer.address, mark),
    },
  };
}

/** The name of a credential in the world. */
export const credentialId = (id: string): string => `urn:uuid:${id}`;

/** Where a status list is read. */
export const statusListUrl = (address: string, list: number): string => `${address}/status/${list}`;

/** Whom a credential names. */
export const holderOf = ({ credentialSubject }: Badge): string =>
  credentialSubject.identifier[0].identityHash;

const identity = (holder: string): Identity => ({
  type: 'IdentityObject',
  identityHash: holder.normalize('NFC'),
  identityType: 'name',
  hashed: false,
});

function achievementOf({ curriculum, criteria, place }: Award, address: string, mark: string) {
  const { code, version, title, objectives } = curriculum;
  const goals = objectives.length > 0 ? ` Mục tiêu: ${objectives.join('; ')}.` : '';
  return {
    id: `${address}/curricula/${code}/${version}`,
    type: ['Achievement'],
    achievementType: 'Certificate',
    name: title,
    humanCode: code,
    version: String(version),
    inLanguage: 'vi',
    description: `${mark}Khóa tập huấn ${code} tại ${place}.${goals}`,
    criteria: { narrative: criteria },
  };
}

function statusEntry(address: string, { list, index }: StatusPlace): StatusEntry {
  const url = statusListUrl(address, list);
  return {
    id: `${url}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: url,
  };
}

/** Midnight of a day in Vietnam, which has no summer time. */
const dayStart = (day: string): string => seconds(new Date(`${day}T00:00:00+07:00`));

/** An instant to the second, as verifiers of both generations read it. */
export const seconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;
