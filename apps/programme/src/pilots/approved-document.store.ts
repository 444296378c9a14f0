import { DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';

/** What decides: a pilot, or its whole programme. */
export interface Decider {
  readonly programme: string;
  /** Of a pilot. */
  readonly id?: string;
}

/**
 * A decision rests on a document of the register that was approved: of the whole programme, or of the pilot that decides.
 * @throws DomainError invalid
 */
export async function assertApprovedDocument(
  tx: Tx,
  { programme, id }: Decider,
  documentId: string,
  binding = false,
): Promise<void> {
  const rows = await tx.query<{ binding: boolean }>(
    `select coalesce(content ->> 'binding' = 'true', false) as binding from register_entry
     where id = $1 and programme = $2 and kind = 'document' and state = 'approved' and (pilot_id is null or pilot_id = $3)
     for share`,
    [documentId, programme, id ?? null],
  );
  const [found] = rows;
  if (found && (found.binding || !binding)) return;
  const code = found ? 'document-not-binding' : 'document-not-approved';
  const detail = found
    ? 'Văn bản này chưa được đánh dấu là bắt buộc thực hiện.'
    : `Không có văn bản đã duyệt mang mã ${documentId}.`;
  throw new DomainError(
    'invalid',
    code,
    'Văn bản làm căn cứ phải có trong sổ của chương trình (hoặc của thí điểm này), đã được duyệt và đúng loại. Chưa thay đổi gì.',
    [{ field: 'documentId', code, detail }],
  );
}
