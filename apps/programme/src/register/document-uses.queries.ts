import { Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import { DomainError, type UnitId } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import type { RegisterEntry } from './entry.js';

type Use =
  | { readonly by: 'plan' | 'phase'; readonly name: UnitId; readonly what: string }
  | { readonly by: 'target' | 'scale-up'; readonly name: string; readonly what: string };

const SELECT = `
  select 'plan' as by, p.commune_unit_id as name, plan ->> 'planVersion' as what
  from pilot p cross join jsonb_array_elements(p.plans) as plan
  where p.programme = $1 and plan -> 'approval' ->> 'documentId' = $2
  union all
  select 'phase', p.commune_unit_id, step ->> 'to'
  from pilot p cross join jsonb_array_elements(p.history) as step
  where p.programme = $1 and step ->> 'documentId' = $2
  union all
  select 'target', t.indicator, revision ->> 'revision'
  from target t cross join jsonb_array_elements(t.revisions) as revision
  where t.programme = $1 and revision ->> 'documentId' = $2
  union all
  select 'scale-up', s.programme, revision ->> 'revision'
  from scale_up_plan s cross join jsonb_array_elements(s.revisions) as revision
  where s.programme = $1 and revision -> 'approval' ->> 'documentId' = $2
  order by 1, 2, 3`;

/** Which decisions of a programme rest on its documents. */
@Injectable()
export class DocumentUses {
  /**
   * Until the transaction ends nobody else decides by this document. @throws DomainError conflict, naming what rests on it
   */
  async assertUnused(tx: Tx, { id, kind, programme }: RegisterEntry): Promise<void> {
    if (kind !== 'document') return;
    await tx.query('select 1 from register_entry where id = $1 for update', [id]);
    const uses = await tx.query<Use>(SELECT, [programme, id]);
    if (uses.length === 0) return;
    const texts = uses.map(textOf);
    throw new DomainError(
      'conflict',
      'document-in-use',
      `Văn bản này là căn cứ của ${texts.join('; ')} nên không rút lại được. Chưa thay đổi gì.`,
      uses.map((use) => ({ field: use.by, code: 'document-in-use', detail: textOf(use) })),
    );
  }
}

function textOf(use: Use): string {
  switch (use.by) {
    case 'plan':
      return `kế hoạch thí điểm của ${communeName(use.name)} (phiên bản ${use.what})`;
    case 'phase':
      return `bước chuyển giai đoạn của ${communeName(use.name)} (sang ${use.what})`;
    case 'target':
      return `chỉ tiêu ${use.name} (lần giao ${use.what})`;
    case 'scale-up':
      return `kế hoạch phổ cập (bản ${use.what})`;
  }
}
