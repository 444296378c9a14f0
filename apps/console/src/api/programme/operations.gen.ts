// Written by `npm run client` from the OpenAPI document of the service.
import { operation } from '../operation.js';
import type * as Types from './types.gen.js';

/** What is parked, the oldest first */
export const parkedList = /* @__PURE__ */ operation<Types.ParkedListData, Types.ParkedListResponse>(
  'programme',
  'GET',
  '/messaging/parked',
);

/** One event with headers and payload; reading it is audited */
export const parkedShow = /* @__PURE__ */ operation<Types.ParkedShowData, Types.ParkedShowResponse>(
  'programme',
  'GET',
  '/messaging/parked/{consumer}/{eventId}',
);

/** Runs the events of its key once more, from the oldest, up to the first that fails again */
export const parkedRedrive = /* @__PURE__ */ operation<Types.ParkedRedriveData, Types.ParkedRedriveResponse>(
  'programme',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/redrive',
);

/** Gives an event up for its consumer: it never has its effect */
export const parkedDiscard = /* @__PURE__ */ operation<Types.ParkedDiscardData, Types.ParkedDiscardResponse>(
  'programme',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/discard',
);

export const programmesList = /* @__PURE__ */ operation<
  Types.ProgrammesListData,
  Types.ProgrammesListResponse
>('programme', 'GET', '/programmes');

export const programmesDefine = /* @__PURE__ */ operation<
  Types.ProgrammesDefineData,
  Types.ProgrammesDefineResponse
>('programme', 'POST', '/programmes');

export const programmesOne = /* @__PURE__ */ operation<Types.ProgrammesOneData, Types.ProgrammesOneResponse>(
  'programme',
  'GET',
  '/programmes/{code}',
);

export const programmesCorrect = /* @__PURE__ */ operation<
  Types.ProgrammesCorrectData,
  Types.ProgrammesCorrectResponse
>('programme', 'PATCH', '/programmes/{code}');

export const pilotsList = /* @__PURE__ */ operation<Types.PilotsListData, Types.PilotsListResponse>(
  'programme',
  'GET',
  '/pilots',
);

export const proposalsPropose = /* @__PURE__ */ operation<
  Types.ProposalsProposeData,
  Types.ProposalsProposeResponse
>('programme', 'POST', '/pilots');

export const pilotsOne = /* @__PURE__ */ operation<Types.PilotsOneData, Types.PilotsOneResponse>(
  'programme',
  'GET',
  '/pilots/{id}',
);

/** What is still missing for each phase that comes next. */
export const pilotsGates = /* @__PURE__ */ operation<Types.PilotsGatesData, Types.PilotsGatesResponse>(
  'programme',
  'GET',
  '/pilots/{id}/gates',
);

export const pilotsRestate = /* @__PURE__ */ operation<Types.PilotsRestateData, Types.PilotsRestateResponse>(
  'programme',
  'PATCH',
  '/pilots/{id}/problems',
);

export const pilotsDraft = /* @__PURE__ */ operation<Types.PilotsDraftData, Types.PilotsDraftResponse>(
  'programme',
  'POST',
  '/pilots/{id}/plans',
);

export const pilotsRewrite = /* @__PURE__ */ operation<Types.PilotsRewriteData, Types.PilotsRewriteResponse>(
  'programme',
  'PUT',
  '/pilots/{id}/plans/{planVersion}',
);

export const pilotsApprove = /* @__PURE__ */ operation<Types.PilotsApproveData, Types.PilotsApproveResponse>(
  'programme',
  'POST',
  '/pilots/{id}/plans/{planVersion}/approve',
);

export const pilotsChangePhase = /* @__PURE__ */ operation<
  Types.PilotsChangePhaseData,
  Types.PilotsChangePhaseResponse
>('programme', 'POST', '/pilots/{id}/phase');

export const observationsList = /* @__PURE__ */ operation<
  Types.ObservationsListData,
  Types.ObservationsListResponse
>('programme', 'GET', '/observations');

export const observationsRecord = /* @__PURE__ */ operation<
  Types.ObservationsRecordData,
  Types.ObservationsRecordResponse
>('programme', 'POST', '/observations');

export const observationsOne = /* @__PURE__ */ operation<
  Types.ObservationsOneData,
  Types.ObservationsOneResponse
>('programme', 'GET', '/observations/{id}');

export const observationsRewrite = /* @__PURE__ */ operation<
  Types.ObservationsRewriteData,
  Types.ObservationsRewriteResponse
>('programme', 'PUT', '/observations/{id}');

export const observationsCorrect = /* @__PURE__ */ operation<
  Types.ObservationsCorrectData,
  Types.ObservationsCorrectResponse
>('programme', 'POST', '/observations/{id}/correct');

export const observationsSubmit = /* @__PURE__ */ operation<
  Types.ObservationsSubmitData,
  Types.ObservationsSubmitResponse
>('programme', 'POST', '/observations/{id}/submit');

export const observationsGiveBack = /* @__PURE__ */ operation<
  Types.ObservationsGiveBackData,
  Types.ObservationsGiveBackResponse
>('programme', 'POST', '/observations/{id}/return');

export const observationsApprove = /* @__PURE__ */ operation<
  Types.ObservationsApproveData,
  Types.ObservationsApproveResponse
>('programme', 'POST', '/observations/{id}/approve');

export const observationsLock = /* @__PURE__ */ operation<
  Types.ObservationsLockData,
  Types.ObservationsLockResponse
>('programme', 'POST', '/observations/{id}/lock');

/** The bytes of a file are the body. The same bytes again give the same id, so that no key is needed. */
export const evidenceAdd = /* @__PURE__ */ operation<Types.EvidenceAddData, Types.EvidenceAddResponse>(
  'programme',
  'POST',
  '/evidence',
);

export const evidenceRead = /* @__PURE__ */ operation<Types.EvidenceReadData, Types.EvidenceReadResponse>(
  'programme',
  'GET',
  '/evidence/{id}',
);

export const targetsList = /* @__PURE__ */ operation<Types.TargetsListData, Types.TargetsListResponse>(
  'programme',
  'GET',
  '/targets',
);

export const targetsSet = /* @__PURE__ */ operation<Types.TargetsSetData, Types.TargetsSetResponse>(
  'programme',
  'POST',
  '/targets',
);

export const targetsRevise = /* @__PURE__ */ operation<Types.TargetsReviseData, Types.TargetsReviseResponse>(
  'programme',
  'POST',
  '/targets/{id}/revise',
);

export const scaleUpList = /* @__PURE__ */ operation<Types.ScaleUpListData, Types.ScaleUpListResponse>(
  'programme',
  'GET',
  '/scale-up-plans',
);

export const scaleUpDraft = /* @__PURE__ */ operation<Types.ScaleUpDraftData, Types.ScaleUpDraftResponse>(
  'programme',
  'POST',
  '/scale-up-plans',
);

export const scaleUpRedraft = /* @__PURE__ */ operation<
  Types.ScaleUpRedraftData,
  Types.ScaleUpRedraftResponse
>('programme', 'POST', '/scale-up-plans/{id}/redraft');

export const scaleUpApprove = /* @__PURE__ */ operation<
  Types.ScaleUpApproveData,
  Types.ScaleUpApproveResponse
>('programme', 'POST', '/scale-up-plans/{id}/approve');

/** "Cẩm nang": approved lessons by category, each once with all its sources; documents and visits as appendices. */
export const handbookRead = /* @__PURE__ */ operation<Types.HandbookReadData, Types.HandbookReadResponse>(
  'programme',
  'GET',
  '/register/handbook',
);

/** The JSON Schema of every kind: what a form asks for. */
export const registerKinds = /* @__PURE__ */ operation<Types.RegisterKindsData, Types.RegisterKindsResponse>(
  'programme',
  'GET',
  '/register/kinds',
);

export const registerList = /* @__PURE__ */ operation<Types.RegisterListData, Types.RegisterListResponse>(
  'programme',
  'GET',
  '/register',
);

export const registerRecord = /* @__PURE__ */ operation<
  Types.RegisterRecordData,
  Types.RegisterRecordResponse
>('programme', 'POST', '/register');

export const registerOne = /* @__PURE__ */ operation<Types.RegisterOneData, Types.RegisterOneResponse>(
  'programme',
  'GET',
  '/register/{id}',
);

export const registerRevise = /* @__PURE__ */ operation<
  Types.RegisterReviseData,
  Types.RegisterReviseResponse
>('programme', 'POST', '/register/{id}/revise');

export const registerApprove = /* @__PURE__ */ operation<
  Types.RegisterApproveData,
  Types.RegisterApproveResponse
>('programme', 'POST', '/register/{id}/approve');

/** A draft by those who record, what was approved by those who approve. */
export const registerWithdraw = /* @__PURE__ */ operation<
  Types.RegisterWithdrawData,
  Types.RegisterWithdrawResponse
>('programme', 'POST', '/register/{id}/withdraw');

export const committeesList = /* @__PURE__ */ operation<
  Types.CommitteesListData,
  Types.CommitteesListResponse
>('programme', 'GET', '/committees');

export const committeesForm = /* @__PURE__ */ operation<
  Types.CommitteesFormData,
  Types.CommitteesFormResponse
>('programme', 'POST', '/committees');

export const committeesDissolve = /* @__PURE__ */ operation<
  Types.CommitteesDissolveData,
  Types.CommitteesDissolveResponse
>('programme', 'POST', '/committees/{id}/dissolve');

export const committeesCorrect = /* @__PURE__ */ operation<
  Types.CommitteesCorrectData,
  Types.CommitteesCorrectResponse
>('programme', 'POST', '/committees/{id}/correct');

export const committeesOne = /* @__PURE__ */ operation<Types.CommitteesOneData, Types.CommitteesOneResponse>(
  'programme',
  'GET',
  '/committees/{id}',
);

export const deliverablesList = /* @__PURE__ */ operation<
  Types.DeliverablesListData,
  Types.DeliverablesListResponse
>('programme', 'GET', '/deliverables');

export const deliverablesPlan = /* @__PURE__ */ operation<
  Types.DeliverablesPlanData,
  Types.DeliverablesPlanResponse
>('programme', 'POST', '/deliverables');

export const deliverablesDeliver = /* @__PURE__ */ operation<
  Types.DeliverablesDeliverData,
  Types.DeliverablesDeliverResponse
>('programme', 'POST', '/deliverables/{id}/deliver');

export const deliverablesAccept = /* @__PURE__ */ operation<
  Types.DeliverablesAcceptData,
  Types.DeliverablesAcceptResponse
>('programme', 'POST', '/deliverables/{id}/accept');

export const deliverablesGoLive = /* @__PURE__ */ operation<
  Types.DeliverablesGoLiveData,
  Types.DeliverablesGoLiveResponse
>('programme', 'POST', '/deliverables/{id}/go-live');

export const deliverablesRetire = /* @__PURE__ */ operation<
  Types.DeliverablesRetireData,
  Types.DeliverablesRetireResponse
>('programme', 'POST', '/deliverables/{id}/retire');

export const deliverablesCorrect = /* @__PURE__ */ operation<
  Types.DeliverablesCorrectData,
  Types.DeliverablesCorrectResponse
>('programme', 'POST', '/deliverables/{id}/correct');

export const deliverablesShare = /* @__PURE__ */ operation<
  Types.DeliverablesShareData,
  Types.DeliverablesShareResponse
>('programme', 'GET', '/deliverables/share');

export const deliverablesOne = /* @__PURE__ */ operation<
  Types.DeliverablesOneData,
  Types.DeliverablesOneResponse
>('programme', 'GET', '/deliverables/{id}');

export const partnersList = /* @__PURE__ */ operation<Types.PartnersListData, Types.PartnersListResponse>(
  'programme',
  'GET',
  '/partners',
);

export const partnersEngage = /* @__PURE__ */ operation<
  Types.PartnersEngageData,
  Types.PartnersEngageResponse
>('programme', 'POST', '/partners');

export const partnersEnd = /* @__PURE__ */ operation<Types.PartnersEndData, Types.PartnersEndResponse>(
  'programme',
  'POST',
  '/partners/{id}/end',
);

export const partnersOne = /* @__PURE__ */ operation<Types.PartnersOneData, Types.PartnersOneResponse>(
  'programme',
  'GET',
  '/partners/{id}',
);

export const hamletsList = /* @__PURE__ */ operation<Types.HamletsListData, Types.HamletsListResponse>(
  'programme',
  'GET',
  '/hamlets',
);

export const hamletsRegister = /* @__PURE__ */ operation<
  Types.HamletsRegisterData,
  Types.HamletsRegisterResponse
>('programme', 'POST', '/hamlets');

export const hamletsRename = /* @__PURE__ */ operation<Types.HamletsRenameData, Types.HamletsRenameResponse>(
  'programme',
  'POST',
  '/hamlets/{id}/rename',
);

export const hamletsMerge = /* @__PURE__ */ operation<Types.HamletsMergeData, Types.HamletsMergeResponse>(
  'programme',
  'POST',
  '/hamlets/{id}/merge',
);

export const hamletsOne = /* @__PURE__ */ operation<Types.HamletsOneData, Types.HamletsOneResponse>(
  'programme',
  'GET',
  '/hamlets/{id}',
);

export const hamletsHistory = /* @__PURE__ */ operation<
  Types.HamletsHistoryData,
  Types.HamletsHistoryResponse
>('programme', 'GET', '/hamlets/{id}/history');

export const handoversList = /* @__PURE__ */ operation<Types.HandoversListData, Types.HandoversListResponse>(
  'programme',
  'GET',
  '/handovers',
);

export const handoversDraft = /* @__PURE__ */ operation<
  Types.HandoversDraftData,
  Types.HandoversDraftResponse
>('programme', 'POST', '/handovers');

export const handoversSign = /* @__PURE__ */ operation<Types.HandoversSignData, Types.HandoversSignResponse>(
  'programme',
  'POST',
  '/handovers/{id}/sign',
);

export const handoversInspect = /* @__PURE__ */ operation<
  Types.HandoversInspectData,
  Types.HandoversInspectResponse
>('programme', 'POST', '/handovers/{id}/inspect');

export const handoversVoidSigned = /* @__PURE__ */ operation<
  Types.HandoversVoidSignedData,
  Types.HandoversVoidSignedResponse
>('programme', 'POST', '/handovers/{id}/void');

export const handoversCorrect = /* @__PURE__ */ operation<
  Types.HandoversCorrectData,
  Types.HandoversCorrectResponse
>('programme', 'POST', '/handovers/{id}/correct');

export const handoversOne = /* @__PURE__ */ operation<Types.HandoversOneData, Types.HandoversOneResponse>(
  'programme',
  'GET',
  '/handovers/{id}',
);

export const obligationsList = /* @__PURE__ */ operation<
  Types.ObligationsListData,
  Types.ObligationsListResponse
>('programme', 'GET', '/obligations');

export const obligationsSet = /* @__PURE__ */ operation<
  Types.ObligationsSetData,
  Types.ObligationsSetResponse
>('programme', 'POST', '/obligations');

export const obligationsProgress = /* @__PURE__ */ operation<
  Types.ObligationsProgressData,
  Types.ObligationsProgressResponse
>('programme', 'POST', '/obligations/{id}/progress');

export const obligationsCorrect = /* @__PURE__ */ operation<
  Types.ObligationsCorrectData,
  Types.ObligationsCorrectResponse
>('programme', 'POST', '/obligations/{id}/correct');

export const obligationsOne = /* @__PURE__ */ operation<
  Types.ObligationsOneData,
  Types.ObligationsOneResponse
>('programme', 'GET', '/obligations/{id}');

export const teamsList = /* @__PURE__ */ operation<Types.TeamsListData, Types.TeamsListResponse>(
  'programme',
  'GET',
  '/teams',
);

export const teamsForm = /* @__PURE__ */ operation<Types.TeamsFormData, Types.TeamsFormResponse>(
  'programme',
  'POST',
  '/teams',
);

export const teamsChangeMembers = /* @__PURE__ */ operation<
  Types.TeamsChangeMembersData,
  Types.TeamsChangeMembersResponse
>('programme', 'POST', '/teams/{id}/members');

export const teamsDissolve = /* @__PURE__ */ operation<Types.TeamsDissolveData, Types.TeamsDissolveResponse>(
  'programme',
  'POST',
  '/teams/{id}/dissolve',
);

export const teamsCorrect = /* @__PURE__ */ operation<Types.TeamsCorrectData, Types.TeamsCorrectResponse>(
  'programme',
  'POST',
  '/teams/{id}/correct',
);

export const teamsOne = /* @__PURE__ */ operation<Types.TeamsOneData, Types.TeamsOneResponse>(
  'programme',
  'GET',
  '/teams/{id}',
);

export const indicatorSetsTemplate = /* @__PURE__ */ operation<
  Types.IndicatorSetsTemplateData,
  Types.IndicatorSetsTemplateResponse
>('programme', 'GET', '/indicator-sets/template.xlsx');

/** What the file holds and what is wrong in it, by row and cell; nothing is stored. */
export const indicatorSetsPreview = /* @__PURE__ */ operation<
  Types.IndicatorSetsPreviewData,
  Types.IndicatorSetsPreviewResponse
>('programme', 'POST', '/indicator-sets/preview');

/** All or nothing. The same file again changes nothing and answers 200, so that no key is needed. */
export const indicatorSetsImport = /* @__PURE__ */ operation<
  Types.IndicatorSetsImportData,
  Types.IndicatorSetsImportResponse
>('programme', 'POST', '/indicator-sets/import');

export const indicatorSetsList = /* @__PURE__ */ operation<
  Types.IndicatorSetsListData,
  Types.IndicatorSetsListResponse
>('programme', 'GET', '/indicator-sets');

export const indicatorSetsOne = /* @__PURE__ */ operation<
  Types.IndicatorSetsOneData,
  Types.IndicatorSetsOneResponse
>('programme', 'GET', '/indicator-sets/{id}');

/** One commune in one period, with totals; what nobody scored is null. */
export const scoresList = /* @__PURE__ */ operation<Types.ScoresListData, Types.ScoresListResponse>(
  'programme',
  'GET',
  '/indicator-sets/{setId}/scores',
);

export const scoresScoreSelf = /* @__PURE__ */ operation<
  Types.ScoresScoreSelfData,
  Types.ScoresScoreSelfResponse
>('programme', 'POST', '/indicator-sets/{setId}/scores');

export const scoresCorrect = /* @__PURE__ */ operation<Types.ScoresCorrectData, Types.ScoresCorrectResponse>(
  'programme',
  'POST',
  '/indicator-sets/{setId}/scores/{id}/correct',
);

export const scoresReview = /* @__PURE__ */ operation<Types.ScoresReviewData, Types.ScoresReviewResponse>(
  'programme',
  'POST',
  '/indicator-sets/{setId}/scores/{id}/review',
);

export const scoresApprove = /* @__PURE__ */ operation<Types.ScoresApproveData, Types.ScoresApproveResponse>(
  'programme',
  'POST',
  '/indicator-sets/{setId}/scores/{id}/approve',
);

export const scoresPublish = /* @__PURE__ */ operation<Types.ScoresPublishData, Types.ScoresPublishResponse>(
  'programme',
  'POST',
  '/indicator-sets/{setId}/scores/{id}/publish',
);
