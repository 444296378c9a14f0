import { DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';

/** A decision rests on a document of the register that was approved. @throws DomainError invalid */
export async function assertApprovedDocument(tx: Tx, programme: string, documentId: string): Promise<void> {
  const rows = await tx.query(
    `select 1 from register_entry where id = $1 and programme = $2 and kind = 'document' and state = 'approved'`,
    [documentId, programme],
  );
  if (rows.length > 0) return;
  throw new DomainError(
    'invalid',
    'document-not-approved',
    'Văn bản làm căn cứ phải có trong sổ của chương trình và đã được duyệt. Chưa thay đổi gì.',
    [
      {
        field: 'documentId',
        code: 'document-not-approved',
        detail: `Không có văn bản đã duyệt mang mã ${documentId}.`,
      },
    ],
  );
}
