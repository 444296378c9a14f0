import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';

/** Which account sent a form by JSON, last. */
@Injectable()
export class SendersStore {
  async note(tx: Tx, responseId: string, account: string): Promise<void> {
    await tx.query(
      `insert into response_sender (response_id, account) values ($1, $2)
       on conflict (response_id) do update set account = excluded.account`,
      [responseId, account],
      'response-sender-note',
    );
  }

  async isSender(tx: Tx, responseId: string, account: string): Promise<boolean> {
    const rows = await tx.query('select 1 from response_sender where response_id = $1 and account = $2', [
      responseId,
      account,
    ]);
    return rows.length > 0;
  }
}
