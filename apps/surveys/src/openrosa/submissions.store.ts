import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@xaso/platform';
import type { SentFile } from './multipart.js';

/** A document as a device sent it. */
export interface StoredSubmission {
  readonly responseId: string;
  readonly clientId: string;
  readonly sha256: string;
  readonly xml: string;
  readonly receivedAt: Date;
}

/** What is told of a document that is there already. */
export interface KnownSubmission {
  readonly responseId: string;
  readonly sha256: string;
  readonly communeUnitId: string;
}

@Injectable()
export class SubmissionsStore {
  constructor(private readonly database: Database) {}

  openForms(programme: string, communeUnitId: string): Promise<{ code: string; version: string }[]> {
    return this.database.query(
      `select distinct form_code as code, form_version as version from campaign
       where programme = $1 and state = 'open' and quotas @> $2::jsonb order by 1, 2`,
      [programme, JSON.stringify([{ communeUnitId }])],
    );
  }

  async find(tx: Tx, campaignIds: readonly string[], clientId: string): Promise<KnownSubmission | undefined> {
    const [row] = await tx.query<KnownSubmission>(
      `select s.response_id as "responseId", s.sha256, r.commune_unit_id as "communeUnitId" from submission s join response r on r.id = s.response_id
       where s.client_id = $1 and r.campaign_id = any ($2::uuid[])`,
      [clientId, campaignIds],
      'submission-find',
    );
    return row;
  }

  /** Locks the number until the transaction ends, so that two sheets sent at once do not both find it free. */
  async isSerialTaken(
    tx: Tx,
    campaignId: string,
    paperSerial: string,
    except: string | undefined,
  ): Promise<boolean> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${campaignId}/${paperSerial}`]);
    const rows = await tx.query(
      'select 1 from response where campaign_id = $1 and paper_serial = $2 and id is distinct from $3',
      [campaignId, paperSerial, except ?? null],
    );
    return rows.length > 0;
  }

  async insert(tx: Tx, submission: StoredSubmission): Promise<void> {
    await tx.query(
      'insert into submission (response_id, client_id, sha256, xml, received_at) values ($1, $2, $3, $4, $5)',
      [submission.responseId, submission.clientId, submission.sha256, submission.xml, submission.receivedAt],
      'submission-insert',
    );
  }

  /** A file that is already there is the same file sent again. */
  async addFiles(
    tx: Tx,
    responseId: string,
    clientId: string,
    files: readonly SentFile[],
    receivedAt: Date,
  ): Promise<void> {
    for (const file of files) {
      await tx.query(
        'insert into attachment (response_id, client_id, name, media_type, content, received_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
        [responseId, clientId, file.name, file.mediaType, file.content, receivedAt],
      );
    }
  }
}
