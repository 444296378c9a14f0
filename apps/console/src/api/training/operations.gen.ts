// Written by `npm run client` from the OpenAPI document of the service.
import { operation } from '../operation.js';
import type * as Types from './types.gen.js';

/** What is parked, the oldest first */
export const parkedList = /* @__PURE__ */ operation<Types.ParkedListData, Types.ParkedListResponse>(
  'training',
  'GET',
  '/messaging/parked',
);

/** One event with headers and payload; reading it is audited */
export const parkedShow = /* @__PURE__ */ operation<Types.ParkedShowData, Types.ParkedShowResponse>(
  'training',
  'GET',
  '/messaging/parked/{consumer}/{eventId}',
);

/** Runs the events of its key once more, from the oldest, up to the first that fails again */
export const parkedRedrive = /* @__PURE__ */ operation<Types.ParkedRedriveData, Types.ParkedRedriveResponse>(
  'training',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/redrive',
);

/** Gives an event up for its consumer: it never has its effect */
export const parkedDiscard = /* @__PURE__ */ operation<Types.ParkedDiscardData, Types.ParkedDiscardResponse>(
  'training',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/discard',
);

export const curriculaList = /* @__PURE__ */ operation<Types.CurriculaListData, Types.CurriculaListResponse>(
  'training',
  'GET',
  '/curricula',
);

export const curriculaDraft = /* @__PURE__ */ operation<
  Types.CurriculaDraftData,
  Types.CurriculaDraftResponse
>('training', 'POST', '/curricula');

export const curriculaRewrite = /* @__PURE__ */ operation<
  Types.CurriculaRewriteData,
  Types.CurriculaRewriteResponse
>('training', 'POST', '/curricula/{id}/rewrite');

export const curriculaPublish = /* @__PURE__ */ operation<
  Types.CurriculaPublishData,
  Types.CurriculaPublishResponse
>('training', 'POST', '/curricula/{id}/publish');

export const curriculaRetire = /* @__PURE__ */ operation<
  Types.CurriculaRetireData,
  Types.CurriculaRetireResponse
>('training', 'POST', '/curricula/{id}/retire');

export const curriculaOne = /* @__PURE__ */ operation<Types.CurriculaOneData, Types.CurriculaOneResponse>(
  'training',
  'GET',
  '/curricula/{id}',
);

export const curriculumFilesList = /* @__PURE__ */ operation<
  Types.CurriculumFilesListData,
  Types.CurriculumFilesListResponse
>('training', 'GET', '/curricula/{curriculumId}/files');

/** The bytes of a file are the body. The same bytes again give the same id, so that no key is needed. */
export const curriculumFilesAdd = /* @__PURE__ */ operation<
  Types.CurriculumFilesAddData,
  Types.CurriculumFilesAddResponse
>('training', 'POST', '/curricula/{curriculumId}/files');

export const curriculumFilesRead = /* @__PURE__ */ operation<
  Types.CurriculumFilesReadData,
  Types.CurriculumFilesReadResponse
>('training', 'GET', '/curricula/{curriculumId}/files/{id}');

export const curriculumFilesRemove = /* @__PURE__ */ operation<
  Types.CurriculumFilesRemoveData,
  Types.CurriculumFilesRemoveResponse
>('training', 'DELETE', '/curricula/{curriculumId}/files/{id}');

export const plansList = /* @__PURE__ */ operation<Types.PlansListData, Types.PlansListResponse>(
  'training',
  'GET',
  '/plans',
);

export const plansDraft = /* @__PURE__ */ operation<Types.PlansDraftData, Types.PlansDraftResponse>(
  'training',
  'POST',
  '/plans',
);

export const plansRewrite = /* @__PURE__ */ operation<Types.PlansRewriteData, Types.PlansRewriteResponse>(
  'training',
  'POST',
  '/plans/{id}/rewrite',
);

export const plansRevise = /* @__PURE__ */ operation<Types.PlansReviseData, Types.PlansReviseResponse>(
  'training',
  'POST',
  '/plans/{id}/revise',
);

export const plansApprove = /* @__PURE__ */ operation<Types.PlansApproveData, Types.PlansApproveResponse>(
  'training',
  'POST',
  '/plans/{id}/approve',
);

export const plansWithdraw = /* @__PURE__ */ operation<Types.PlansWithdrawData, Types.PlansWithdrawResponse>(
  'training',
  'POST',
  '/plans/{id}/withdraw',
);

export const plansOne = /* @__PURE__ */ operation<Types.PlansOneData, Types.PlansOneResponse>(
  'training',
  'GET',
  '/plans/{id}',
);

export const calendarCalendar = /* @__PURE__ */ operation<
  Types.CalendarCalendarData,
  Types.CalendarCalendarResponse
>('training', 'GET', '/classes/calendar.ics');

/** An address that a calendar program subscribes to: such programs send no token, so whoever knows the address sees what its maker may see of classes now. It ends after a year and a month. */
export const calendarAddress = /* @__PURE__ */ operation<
  Types.CalendarAddressData,
  Types.CalendarAddressResponse
>('training', 'POST', '/classes/calendar/address');

export const calendarSubscribed = /* @__PURE__ */ operation<
  Types.CalendarSubscribedData,
  Types.CalendarSubscribedResponse
>('training', 'GET', '/classes/calendar/{file}');

export const classesList = /* @__PURE__ */ operation<Types.ClassesListData, Types.ClassesListResponse>(
  'training',
  'GET',
  '/classes',
);

export const classesSchedule = /* @__PURE__ */ operation<
  Types.ClassesScheduleData,
  Types.ClassesScheduleResponse
>('training', 'POST', '/classes');

export const classesReschedule = /* @__PURE__ */ operation<
  Types.ClassesRescheduleData,
  Types.ClassesRescheduleResponse
>('training', 'POST', '/classes/{id}/reschedule');

export const classesReword = /* @__PURE__ */ operation<Types.ClassesRewordData, Types.ClassesRewordResponse>(
  'training',
  'POST',
  '/classes/{id}/reword',
);

export const classesOpen = /* @__PURE__ */ operation<Types.ClassesOpenData, Types.ClassesOpenResponse>(
  'training',
  'POST',
  '/classes/{id}/open',
);

export const classesStart = /* @__PURE__ */ operation<Types.ClassesStartData, Types.ClassesStartResponse>(
  'training',
  'POST',
  '/classes/{id}/start',
);

export const classesComplete = /* @__PURE__ */ operation<
  Types.ClassesCompleteData,
  Types.ClassesCompleteResponse
>('training', 'POST', '/classes/{id}/complete');

export const classesCancel = /* @__PURE__ */ operation<Types.ClassesCancelData, Types.ClassesCancelResponse>(
  'training',
  'POST',
  '/classes/{id}/cancel',
);

export const classesOne = /* @__PURE__ */ operation<Types.ClassesOneData, Types.ClassesOneResponse>(
  'training',
  'GET',
  '/classes/{id}',
);

export const peopleSearch = /* @__PURE__ */ operation<Types.PeopleSearchData, Types.PeopleSearchResponse>(
  'training',
  'GET',
  '/people',
);

/** A name and a birth year are enough. Those who may be known already are named in the answer and put on the list. */
export const peopleAdd = /* @__PURE__ */ operation<Types.PeopleAddData, Types.PeopleAddResponse>(
  'training',
  'POST',
  '/people',
);

export const peopleCorrect = /* @__PURE__ */ operation<Types.PeopleCorrectData, Types.PeopleCorrectResponse>(
  'training',
  'POST',
  '/people/{id}/correct',
);

export const peopleOne = /* @__PURE__ */ operation<Types.PeopleOneData, Types.PeopleOneResponse>(
  'training',
  'GET',
  '/people/{id}',
);

/** Of one or several, all or none. Seats are a warning: `overCapacity` says that there are more people than seats. */
export const enrolmentsEnrol = /* @__PURE__ */ operation<
  Types.EnrolmentsEnrolData,
  Types.EnrolmentsEnrolResponse
>('training', 'POST', '/classes/{id}/enrolments');

export const enrolmentsWithdraw = /* @__PURE__ */ operation<
  Types.EnrolmentsWithdrawData,
  Types.EnrolmentsWithdrawResponse
>('training', 'POST', '/enrolments/{id}/withdraw');

/** Without names: those are in the list of the class, for whoever may see them. */
export const enrolmentsList = /* @__PURE__ */ operation<
  Types.EnrolmentsListData,
  Types.EnrolmentsListResponse
>('training', 'GET', '/enrolments');

export const enrolmentsOne = /* @__PURE__ */ operation<Types.EnrolmentsOneData, Types.EnrolmentsOneResponse>(
  'training',
  'GET',
  '/enrolments/{id}',
);

export const mergingList = /* @__PURE__ */ operation<Types.MergingListData, Types.MergingListResponse>(
  'training',
  'GET',
  '/people/duplicates',
);

export const mergingSame = /* @__PURE__ */ operation<Types.MergingSameData, Types.MergingSameResponse>(
  'training',
  'POST',
  '/people/duplicates/{id}/same',
);

export const mergingDifferent = /* @__PURE__ */ operation<
  Types.MergingDifferentData,
  Types.MergingDifferentResponse
>('training', 'POST', '/people/duplicates/{id}/different');

export const mergingReopen = /* @__PURE__ */ operation<Types.MergingReopenData, Types.MergingReopenResponse>(
  'training',
  'POST',
  '/people/duplicates/{id}/reopen',
);

/** The list of a session. After the end of the class a reason is asked for, and the results are revised. */
export const attendanceMark = /* @__PURE__ */ operation<
  Types.AttendanceMarkData,
  Types.AttendanceMarkResponse
>('training', 'PUT', '/classes/{id}/sessions/{n}/attendance');

export const attendanceStanding = /* @__PURE__ */ operation<
  Types.AttendanceStandingData,
  Types.AttendanceStandingResponse
>('training', 'GET', '/classes/{id}/attendance');

/** All or nothing, unless `onlyValid`. Empty cells leave what stands; the same sheet again changes nothing. */
export const markSheetsImport = /* @__PURE__ */ operation<
  Types.MarkSheetsImportData,
  Types.MarkSheetsImportResponse
>('training', 'POST', '/classes/{id}/attendance');

/** For the screen of the trainer: another one each minute. */
export const checkInCode = /* @__PURE__ */ operation<Types.CheckInCodeData, Types.CheckInCodeResponse>(
  'training',
  'GET',
  '/classes/{id}/sessions/{n}/code',
);

/** By whoever scanned the code: it is taken in its minute and the next one, and counts once for a person. */
export const checkInCheckIn = /* @__PURE__ */ operation<
  Types.CheckInCheckInData,
  Types.CheckInCheckInResponse
>('training', 'POST', '/classes/{id}/sessions/{n}/check-in');

export const checkInPageAsk = /* @__PURE__ */ operation<
  Types.CheckInPageAskData,
  Types.CheckInPageAskResponse
>('training', 'GET', '/check-in/{id}/{n}');

export const checkInPageCheckIn = /* @__PURE__ */ operation<
  Types.CheckInPageCheckInData,
  Types.CheckInPageCheckInResponse
>('training', 'POST', '/check-in/{id}/{n}');

/** Marks made without network, each judged by itself: accepted, duplicate, rejected or conflict. */
export const syncSync = /* @__PURE__ */ operation<Types.SyncSyncData, Types.SyncSyncResponse>(
  'training',
  'POST',
  '/attendance/sync',
);

export const rostersTemplate = /* @__PURE__ */ operation<
  Types.RostersTemplateData,
  Types.RostersTemplateResponse
>('training', 'GET', '/rosters/template.xlsx');

/** What the file holds, what is wrong in it by row and cell, and what would come of it; nothing is stored. */
export const rostersPreview = /* @__PURE__ */ operation<
  Types.RostersPreviewData,
  Types.RostersPreviewResponse
>('training', 'POST', '/classes/{id}/roster/preview');

/** Everybody in the class by name, as the trainer’s phone keeps it for a day without network. */
export const rostersRoster = /* @__PURE__ */ operation<Types.RostersRosterData, Types.RostersRosterResponse>(
  'training',
  'GET',
  '/classes/{id}/roster',
);

/** All or nothing, unless the officer says `onlyValid`. The same file again enrols nobody twice, so that no key is needed. */
export const rostersImport = /* @__PURE__ */ operation<Types.RostersImportData, Types.RostersImportResponse>(
  'training',
  'POST',
  '/classes/{id}/roster',
);

export const rostersList = /* @__PURE__ */ operation<Types.RostersListData, Types.RostersListResponse>(
  'training',
  'GET',
  '/classes/{id}/roster.xlsx',
);

/** To be printed and signed at each session. */
export const rostersSignIn = /* @__PURE__ */ operation<Types.RostersSignInData, Types.RostersSignInResponse>(
  'training',
  'GET',
  '/classes/{id}/sign-in.xlsx',
);

/** To be filled in and sent back: everybody in the class, a column for each session. */
export const markSheetsSheet = /* @__PURE__ */ operation<
  Types.MarkSheetsSheetData,
  Types.MarkSheetsSheetResponse
>('training', 'GET', '/classes/{id}/attendance.xlsx');

export const markSheetsPreview = /* @__PURE__ */ operation<
  Types.MarkSheetsPreviewData,
  Types.MarkSheetsPreviewResponse
>('training', 'POST', '/classes/{id}/attendance/preview');

/** For everybody who passed and has none yet; asked again, it issues what is missing and nothing twice. */
export const certificatesIssue = /* @__PURE__ */ operation<
  Types.CertificatesIssueData,
  Types.CertificatesIssueResponse
>('training', 'POST', '/classes/{id}/certificates');

export const certificatesRevoke = /* @__PURE__ */ operation<
  Types.CertificatesRevokeData,
  Types.CertificatesRevokeResponse
>('training', 'POST', '/certificates/{id}/revoke');

export const certificatesList = /* @__PURE__ */ operation<
  Types.CertificatesListData,
  Types.CertificatesListResponse
>('training', 'GET', '/certificates');

export const certificatesPng = /* @__PURE__ */ operation<
  Types.CertificatesPngData,
  Types.CertificatesPngResponse
>('training', 'GET', '/certificates/{id}.png');

export const certificatesSvg = /* @__PURE__ */ operation<
  Types.CertificatesSvgData,
  Types.CertificatesSvgResponse
>('training', 'GET', '/certificates/{id}.svg');

export const certificatesPdf = /* @__PURE__ */ operation<
  Types.CertificatesPdfData,
  Types.CertificatesPdfResponse
>('training', 'GET', '/certificates/{id}.pdf');

/** The signed credential, to be handed to its holder. */
export const certificatesOne = /* @__PURE__ */ operation<
  Types.CertificatesOneData,
  Types.CertificatesOneResponse
>('training', 'GET', '/certificates/{id}');

/** What a QR code leads to: a page for people, JSON for programs. */
export const verifyCode = /* @__PURE__ */ operation<Types.VerifyCodeData, Types.VerifyCodeResponse>(
  'training',
  'GET',
  '/verify/{payload}',
);

/** The same, and whether the name on the paper is the one in the certificate. */
export const verifyName = /* @__PURE__ */ operation<Types.VerifyNameData, Types.VerifyNameResponse>(
  'training',
  'POST',
  '/verify/{payload}',
);

/** Whoever has the credential itself is told what it says. */
export const verifyCredential = /* @__PURE__ */ operation<
  Types.VerifyCredentialData,
  Types.VerifyCredentialResponse
>('training', 'POST', '/verify');

/** The document of the issuer's identifier, where its address has a path. */
export const issuerDid = /* @__PURE__ */ operation<Types.IssuerDidData, Types.IssuerDidResponse>(
  'training',
  'GET',
  '/did.json',
);

/** The same, where it has none. */
export const issuerWellKnownDid = /* @__PURE__ */ operation<
  Types.IssuerWellKnownDidData,
  Types.IssuerWellKnownDidResponse
>('training', 'GET', '/.well-known/did.json');

export const issuerIssuer = /* @__PURE__ */ operation<Types.IssuerIssuerData, Types.IssuerIssuerResponse>(
  'training',
  'GET',
  '/issuer',
);

export const issuerKey = /* @__PURE__ */ operation<Types.IssuerKeyData, Types.IssuerKeyResponse>(
  'training',
  'GET',
  '/issuer/keys/{id}',
);

export const issuerStatus = /* @__PURE__ */ operation<Types.IssuerStatusData, Types.IssuerStatusResponse>(
  'training',
  'GET',
  '/status/{list}',
);

/** A version that is or was taught; a draft is nobody's business. */
export const achievementsOne = /* @__PURE__ */ operation<
  Types.AchievementsOneData,
  Types.AchievementsOneResponse
>('training', 'GET', '/curricula/{code}/{version}');

/** With the right options, so only for those who give tests. */
export const questionsBank = /* @__PURE__ */ operation<Types.QuestionsBankData, Types.QuestionsBankResponse>(
  'training',
  'GET',
  '/curricula/{id}/questions',
);

export const questionsAdd = /* @__PURE__ */ operation<Types.QuestionsAddData, Types.QuestionsAddResponse>(
  'training',
  'POST',
  '/curricula/{id}/questions',
);

/** Tests that ask it already go on asking it. */
export const questionsWithdraw = /* @__PURE__ */ operation<
  Types.QuestionsWithdrawData,
  Types.QuestionsWithdrawResponse
>('training', 'POST', '/questions/{id}/withdraw');

export const passRulesOne = /* @__PURE__ */ operation<Types.PassRulesOneData, Types.PassRulesOneResponse>(
  'training',
  'GET',
  '/curricula/{id}/pass-rule',
);

/** While the version is a draft: once it is published its rule holds for good. */
export const passRulesSet = /* @__PURE__ */ operation<Types.PassRulesSetData, Types.PassRulesSetResponse>(
  'training',
  'PUT',
  '/curricula/{id}/pass-rule',
);

/** Without what is right. */
export const papersOne = /* @__PURE__ */ operation<Types.PapersOneData, Types.PapersOneResponse>(
  'training',
  'GET',
  '/classes/{id}/tests/{stage}',
);

/** What the class is asked; until the first answer it may be put together otherwise. */
export const papersSet = /* @__PURE__ */ operation<Types.PapersSetData, Types.PapersSetResponse>(
  'training',
  'PUT',
  '/classes/{id}/tests/{stage}',
);

/** Sheets become scores. After the end of the class a reason is asked for, and the results are revised. */
export const papersTake = /* @__PURE__ */ operation<Types.PapersTakeData, Types.PapersTakeResponse>(
  'training',
  'PUT',
  '/classes/{id}/tests/{stage}/answers',
);

/** Everybody of the class, with the scores there are; it names people. */
export const scoreSheetTemplate = /* @__PURE__ */ operation<
  Types.ScoreSheetTemplateData,
  Types.ScoreSheetTemplateResponse
>('training', 'GET', '/classes/{id}/scores/template.xlsx');

/** What the file holds and what is wrong in it, by row and cell; nothing is stored. */
export const scoreSheetPreview = /* @__PURE__ */ operation<
  Types.ScoreSheetPreviewData,
  Types.ScoreSheetPreviewResponse
>('training', 'POST', '/classes/{id}/scores/preview');

/** All or nothing unless `onlyValid`. The same file again changes nothing, so that no key is needed. */
export const scoreSheetImport = /* @__PURE__ */ operation<
  Types.ScoreSheetImportData,
  Types.ScoreSheetImportResponse
>('training', 'POST', '/classes/{id}/scores/import');

export const scoresList = /* @__PURE__ */ operation<Types.ScoresListData, Types.ScoresListResponse>(
  'training',
  'GET',
  '/classes/{id}/scores',
);

/** Points of 0 to 10. After the end of the class a reason is asked for, and the results are revised. */
export const scoresWrite = /* @__PURE__ */ operation<Types.ScoresWriteData, Types.ScoresWriteResponse>(
  'training',
  'PUT',
  '/classes/{id}/scores',
);

/** Averages are over those who took both tests; what nobody measured is null. */
export const resultsOfClass = /* @__PURE__ */ operation<
  Types.ResultsOfClassData,
  Types.ResultsOfClassResponse
>('training', 'GET', '/classes/{id}/results');
