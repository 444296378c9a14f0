// Written by `npm run client` from the OpenAPI document of the service.
import { operation } from '../operation.js';
import type * as Types from './types.gen.js';

/** What is parked, the oldest first */
export const parkedList = /* @__PURE__ */ operation<Types.ParkedListData, Types.ParkedListResponse>(
  'indicators',
  'GET',
  '/messaging/parked',
);

/** One event with headers and payload; reading it is audited */
export const parkedShow = /* @__PURE__ */ operation<Types.ParkedShowData, Types.ParkedShowResponse>(
  'indicators',
  'GET',
  '/messaging/parked/{consumer}/{eventId}',
);

/** Runs the events of its key once more, from the oldest, up to the first that fails again */
export const parkedRedrive = /* @__PURE__ */ operation<Types.ParkedRedriveData, Types.ParkedRedriveResponse>(
  'indicators',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/redrive',
);

/** Gives an event up for its consumer: it never has its effect */
export const parkedDiscard = /* @__PURE__ */ operation<Types.ParkedDiscardData, Types.ParkedDiscardResponse>(
  'indicators',
  'POST',
  '/messaging/parked/{consumer}/{eventId}/discard',
);

export const breakdownRollUp = /* @__PURE__ */ operation<
  Types.BreakdownRollUpData,
  Types.BreakdownRollUpResponse
>('indicators', 'GET', '/figures/roll-up');

export const breakdownByCommune = /* @__PURE__ */ operation<
  Types.BreakdownByCommuneData,
  Types.BreakdownByCommuneResponse
>('indicators', 'GET', '/figures/{programme}/{indicator}/by-commune');

export const figuresList = /* @__PURE__ */ operation<Types.FiguresListData, Types.FiguresListResponse>(
  'indicators',
  'GET',
  '/figures',
);

export const figuresEvents = /* @__PURE__ */ operation<Types.FiguresEventsData, Types.FiguresEventsResponse>(
  'indicators',
  'GET',
  '/figures/{programme}/{indicator}/events',
);

/** A programme has one pilot in a commune, so the two name it. */
export const dashboardOf = /* @__PURE__ */ operation<Types.DashboardOfData, Types.DashboardOfResponse>(
  'indicators',
  'GET',
  '/dashboard',
);

export const snapshotsList = /* @__PURE__ */ operation<Types.SnapshotsListData, Types.SnapshotsListResponse>(
  'indicators',
  'GET',
  '/reports',
);

/** A draft of a report: figures are stored as they are known now. */
export const snapshotsMake = /* @__PURE__ */ operation<Types.SnapshotsMakeData, Types.SnapshotsMakeResponse>(
  'indicators',
  'POST',
  '/reports',
);

export const snapshotsApprove = /* @__PURE__ */ operation<
  Types.SnapshotsApproveData,
  Types.SnapshotsApproveResponse
>('indicators', 'POST', '/reports/{id}/approve');

export const snapshotsOne = /* @__PURE__ */ operation<Types.SnapshotsOneData, Types.SnapshotsOneResponse>(
  'indicators',
  'GET',
  '/reports/{id}',
);

export const snapshotsFile = /* @__PURE__ */ operation<Types.SnapshotsFileData, Types.SnapshotsFileResponse>(
  'indicators',
  'GET',
  '/reports/{id}/files/{format}',
);
