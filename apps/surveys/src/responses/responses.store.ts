import { Injectable } from '@nestjs/common';
import { changedMeanwhile, type Decided, type Source } from '@xaso/contracts-common';
import type { RespondentMode } from '@xaso/contracts-surveys';
import { DomainError, type FieldFault, type UnitId } from '@xaso/kernel';
import { type Change, Outbox } from '@xaso/messaging';
import { type NewRow, sqlFault, type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Campaign } from '../campaigns/campaign.js';
import type { Answers } from '../forms/form-definition.js';
import { FORM, type Response, responseContext, type Status } from './response.js';

export const ResponseEntity = new EntitySchema<Response>({
  name: 'response',
  tableName: 'response',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    campaignId: { type: 'uuid', name: 'campaign_id' },
    communeUnitId: { type: 'text', name: 'commune_unit_id', transformer: typed<UnitId>() },
    clientId: { type: 'text', name: 'client_id' },
    contentHash: { type: 'text', name: 'content_hash' },
    mode: { type: 'text', nullable: true, transformer: typed<RespondentMode | null>() },
    source: { type: 'text', transformer: typed<Source>() },
    answers: { type: 'json', transformer: typed<Answers>() },
    faults: { type: 'jsonb', transformer: typed<readonly FieldFault[]>() },
    capturedAt: { type: 'timestamptz', name: 'captured_at' },
    receivedAt: { type: 'timestamptz', name: 'received_at' },
    late: { type: 'boolean' },
    paperSerial: { type: 'text', name: 'paper_serial', nullable: true },
    deviceKeyId: { type: 'uuid', name: 'device_key_id', nullable: true },
    status: { type: 'jsonb', transformer: typed<Status>() },
    hamletNo: { type: 'text', name: 'hamlet_no', nullable: true },
  },
});

const COLUMNS = `id, version, campaign_id, commune_unit_id, client_id, content_hash, mode, source, answers, faults, captured_at,
  received_at, late, paper_serial, device_key_id, status, hamlet_no`;
const VALUES = '$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17';
const INSERT = `insert into response (${COLUMNS}) values (${VALUES})`;

/** Counted, because the planner may take "exists" for a scan of the whole table while it knows nothing of it yet. */
const INSERT_UNSEEN = `insert into response (${COLUMNS})
  select ${VALUES} where (select count(*) from submission where client_id = $5) = 0`;

const UPDATE = `update response set version = $2, campaign_id = $3, commune_unit_id = $4, client_id = $5, content_hash = $6, mode = $7,
    source = $8, answers = $9, faults = $10, captured_at = $11, received_at = $12, late = $13, paper_serial = $14,
    device_key_id = $15, status = $16, hamlet_no = $17
  where id = $1 and version = $2 - 1`;

@Injectable()
export class ResponsesStore {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError not-found */
  async load(tx: Tx, id: string): Promise<Response> {
    const response = await tx.manager.findOneBy(ResponseEntity, { id });
    if (!response) throw new DomainError('not-found', 'response-unknown', `Không có phiếu ${id}.`);
    return response;
  }

  findByClientId(tx: Tx, campaignId: string, clientId: string): Promise<Response | null> {
    return tx.manager.findOneBy(ResponseEntity, { campaignId, clientId });
  }

  /**
   * Row, facts and what belongs beside them in one statement. @throws DomainError conflict when somebody else changed the
   * form meanwhile.
   */
  async save(
    tx: Tx,
    campaign: Campaign,
    decided: Decided<Response>,
    actorRole: string,
    beside: Beside = NOTHING,
  ): Promise<void> {
    const { next } = decided;
    const created = next.version === decided.events.length;
    const written = await this.outbox.appendWith(
      tx,
      created ? INSERT : UPDATE,
      columns(next),
      changeOf(campaign, decided, actorRole),
      `${created ? 'response-insert' : 'response-update'}${beside.name}`,
      beside.rows,
    );
    if (written === 0) throw changedMeanwhile(FORM);
  }

  /**
   * A new form of a device as a transaction of its own; false, and nothing stored, when one with its id is there already.
   * @throws DomainError unavailable `commit-unknown`
   */
  async commitUnseen(
    campaign: Campaign,
    decided: Decided<Response>,
    actorRole: string,
    beside: Beside,
  ): Promise<boolean> {
    const change = changeOf(campaign, decided, actorRole);
    const name = `response-unseen${beside.name}`;
    try {
      return (
        (await this.outbox.commitWith(INSERT_UNSEEN, columns(decided.next), change, name, beside.rows)) > 0
      );
    } catch (error) {
      if (sqlFault(error)?.state === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }
}

const UNIQUE_VIOLATION = '23505';

/** What is stored in the same statement as a response; the name tells it from others, as a statement is prepared once. */
export interface Beside {
  readonly name: string;
  readonly rows: readonly NewRow[];
}

const NOTHING: Beside = { name: '', rows: [] };

const changeOf = (campaign: Campaign, { next, events }: Decided<Response>, actorRole: string): Change => ({
  aggregateId: next.id,
  version: next.version - events.length + 1,
  context: responseContext(campaign, next, actorRole),
  facts: events,
});

const columns = (response: Response): unknown[] => [
  response.id,
  response.version,
  response.campaignId,
  response.communeUnitId,
  response.clientId,
  response.contentHash,
  response.mode,
  response.source,
  JSON.stringify(response.answers),
  JSON.stringify(response.faults),
  response.capturedAt,
  response.receivedAt,
  response.late,
  response.paperSerial,
  response.deviceKeyId,
  JSON.stringify(response.status),
  response.hamletNo,
];
