// Written by `npm run client` from the OpenAPI document of the service.
import { operation } from '../operation.js';
import type * as Types from './types.gen.js';

/** What is parked, the oldest first */
export const parkedList = /* @__PURE__ */ operation<Types.ParkedListData, Types.ParkedListResponse>(
  'surveys',
  'GET',
  '/messaging/parked',
);

/** One event with headers and payload; reading it is audited */
export const parkedShow = /* @__PURE__ */ operation<Types.ParkedShowData, Types.ParkedShowResponse>(
  'surveys',
  'GET',
  '/messaging/parked/{consumer}/{eventId}',
);

/** Runs the events of its key once more, from the oldest, up to the first that fails again */
export const parkedRedrive = /* @__PURE__ */ operation<Types.ParkedRedriveData, Types.ParkedRedriveResponse>(
  'surveys',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/redrive',
);

/** Gives an event up for its consumer: it never has its effect */
export const parkedDiscard = /* @__PURE__ */ operation<Types.ParkedDiscardData, Types.ParkedDiscardResponse>(
  'surveys',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/discard',
);

export const formsList = /* @__PURE__ */ operation<Types.FormsListData, Types.FormsListResponse>(
  'surveys',
  'GET',
  '/forms',
);

/** Natural key (form id, version): sending it again is safe, so no Idempotency-Key is asked for. */
export const formsPublish = /* @__PURE__ */ operation<Types.FormsPublishData, Types.FormsPublishResponse>(
  'surveys',
  'POST',
  '/forms',
);

export const formsRead = /* @__PURE__ */ operation<Types.FormsReadData, Types.FormsReadResponse>(
  'surveys',
  'GET',
  '/forms/{code}/{version}',
);

export const formsXform = /* @__PURE__ */ operation<Types.FormsXformData, Types.FormsXformResponse>(
  'surveys',
  'GET',
  '/forms/{code}/{version}/xform',
);

export const campaignsList = /* @__PURE__ */ operation<Types.CampaignsListData, Types.CampaignsListResponse>(
  'surveys',
  'GET',
  '/campaigns',
);

export const campaignsPlan = /* @__PURE__ */ operation<Types.CampaignsPlanData, Types.CampaignsPlanResponse>(
  'surveys',
  'POST',
  '/campaigns',
);

export const campaignsOpen = /* @__PURE__ */ operation<Types.CampaignsOpenData, Types.CampaignsOpenResponse>(
  'surveys',
  'POST',
  '/campaigns/{id}/open',
);

/** Who has not submitted: forms by commune, hamlet and state. Fewer than five are shown, to those who see the forms anyway. */
export const campaignsHamlets = /* @__PURE__ */ operation<
  Types.CampaignsHamletsData,
  Types.CampaignsHamletsResponse
>('surveys', 'GET', '/campaigns/{id}/hamlets');

export const campaignsOne = /* @__PURE__ */ operation<Types.CampaignsOneData, Types.CampaignsOneResponse>(
  'surveys',
  'GET',
  '/campaigns/{id}',
);

export const summariesClose = /* @__PURE__ */ operation<
  Types.SummariesCloseData,
  Types.SummariesCloseResponse
>('surveys', 'POST', '/campaigns/{id}/close');

/** Nothing is written, and the last summary is the answer, when it holds still: sending it again is safe. */
export const summariesSummarise = /* @__PURE__ */ operation<
  Types.SummariesSummariseData,
  Types.SummariesSummariseResponse
>('surveys', 'POST', '/campaigns/{id}/summarise');

export const summariesSummary = /* @__PURE__ */ operation<
  Types.SummariesSummaryData,
  Types.SummariesSummaryResponse
>('surveys', 'GET', '/campaigns/{id}/summary');

export const responsesList = /* @__PURE__ */ operation<Types.ResponsesListData, Types.ResponsesListResponse>(
  'surveys',
  'GET',
  '/responses',
);

export const responsesSubmit = /* @__PURE__ */ operation<
  Types.ResponsesSubmitData,
  Types.ResponsesSubmitResponse
>('surveys', 'POST', '/responses');

export const responsesRead = /* @__PURE__ */ operation<Types.ResponsesReadData, Types.ResponsesReadResponse>(
  'surveys',
  'GET',
  '/responses/{id}',
);

export const responsesResubmit = /* @__PURE__ */ operation<
  Types.ResponsesResubmitData,
  Types.ResponsesResubmitResponse
>('surveys', 'PUT', '/responses/{id}');

export const responsesAccept = /* @__PURE__ */ operation<
  Types.ResponsesAcceptData,
  Types.ResponsesAcceptResponse
>('surveys', 'POST', '/responses/{id}/accept');

export const responsesReturnForCorrection = /* @__PURE__ */ operation<
  Types.ResponsesReturnForCorrectionData,
  Types.ResponsesReturnForCorrectionResponse
>('surveys', 'POST', '/responses/{id}/return');

export const responsesReject = /* @__PURE__ */ operation<
  Types.ResponsesRejectData,
  Types.ResponsesRejectResponse
>('surveys', 'POST', '/responses/{id}/reject');

export const responsesVoidAccepted = /* @__PURE__ */ operation<
  Types.ResponsesVoidAcceptedData,
  Types.ResponsesVoidAcceptedResponse
>('surveys', 'POST', '/responses/{id}/void');

export const returnedList = /* @__PURE__ */ operation<Types.ReturnedListData, Types.ReturnedListResponse>(
  'surveys',
  'GET',
  '/returned-responses',
);

/** With its answers, to be corrected by `PUT /responses/:id`. */
export const returnedOne = /* @__PURE__ */ operation<Types.ReturnedOneData, Types.ReturnedOneResponse>(
  'surveys',
  'GET',
  '/returned-responses/{id}',
);

export const deviceKeysList = /* @__PURE__ */ operation<
  Types.DeviceKeysListData,
  Types.DeviceKeysListResponse
>('surveys', 'GET', '/device-keys');

/** Asks for no Idempotency-Key: a stored answer would keep the token, and an unused second key does no harm. */
export const deviceKeysCreate = /* @__PURE__ */ operation<
  Types.DeviceKeysCreateData,
  Types.DeviceKeysCreateResponse
>('surveys', 'POST', '/device-keys');

/** As DELETE does, and the audit log keeps why. */
export const deviceKeysRevokeBecause = /* @__PURE__ */ operation<
  Types.DeviceKeysRevokeBecauseData,
  Types.DeviceKeysRevokeBecauseResponse
>('surveys', 'POST', '/device-keys/{id}/revoke');

export const deviceKeysRevoke = /* @__PURE__ */ operation<
  Types.DeviceKeysRevokeData,
  Types.DeviceKeysRevokeResponse
>('surveys', 'DELETE', '/device-keys/{id}');

export const openRosaList = /* @__PURE__ */ operation<Types.OpenRosaListData, Types.OpenRosaListResponse>(
  'surveys',
  'GET',
  '/key/{token}/formList',
);

export const openRosaForm = /* @__PURE__ */ operation<Types.OpenRosaFormData, Types.OpenRosaFormResponse>(
  'surveys',
  'GET',
  '/key/{token}/forms/{code}/{version}',
);

/** 201 is the only answer that makes a client forget the form; 200 makes it send for ever. */
export const openRosaSubmit = /* @__PURE__ */ operation<
  Types.OpenRosaSubmitData,
  Types.OpenRosaSubmitResponse
>('surveys', 'POST', '/key/{token}/submission');
