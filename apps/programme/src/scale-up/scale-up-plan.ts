import { changed, created, type Decided, fact } from '@xaso/contracts-common';
import { ScaleUpApproved, ScaleUpDrafted } from '@xaso/contracts-programme';
import {
  assertAnother,
  assertNotBefore,
  type Day,
  DomainError,
  type FieldFault,
  type Pillar,
  refuse,
  startOf,
} from '@xaso/kernel';

/** One thing that is to be spread. */
export interface Component {
  readonly pillar: Pillar;
  /** Short code, e.g. `e-commerce`; unique within its pillar. */
  readonly component: string;
  readonly title: string;
}

/** What is to be spread, and how far. */
export interface Draft {
  readonly components: readonly Component[];
  /** Communes it is to reach; null while nobody decided. */
  readonly targetCommunes: number | null;
  readonly on: Day;
}

export interface DraftRevision extends Draft {
  readonly revision: number;
  readonly reason: string | null;
  readonly by: string;
  readonly approval: { readonly by: string; readonly on: Day; readonly documentId: string } | null;
}

/** The scale-up plan (đề xuất phổ cập) of a programme: one, with all its drafts. */
export interface ScaleUpPlan {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly revisions: readonly DraftRevision[];
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

/** @throws DomainError invalid, listing every fault */
export function draft(
  of: Omit<ScaleUpPlan, 'version' | 'revisions'>,
  content: Draft,
  by: string,
): Decided<ScaleUpPlan> {
  refuseWrong(content);
  const revision: DraftRevision = { ...content, revision: 1, reason: null, by, approval: null };
  return created<ScaleUpPlan>({ ...of, revisions: [revision] }, [told(of.id, revision)]);
}

/** @throws DomainError invalid */
export function redraft(plan: ScaleUpPlan, content: Draft, reason: string, by: string): Decided<ScaleUpPlan> {
  refuseWrong(content);
  assertNotBefore(content.on, plan.revisions.at(-1)?.on ?? content.on);
  const revision: DraftRevision = {
    ...content,
    revision: plan.revisions.length + 1,
    reason,
    by,
    approval: null,
  };
  return changed(plan, { revisions: [...plan.revisions, revision] }, [told(plan.id, revision)]);
}

/** @throws DomainError forbidden `own-record` for whoever drafted it, conflict when the latest draft is approved already */
export function approve(
  plan: ScaleUpPlan,
  approval: { readonly by: string; readonly on: Day; readonly documentId: string },
): Decided<ScaleUpPlan> {
  const last = plan.revisions.at(-1);
  if (!last || last.approval)
    throw new DomainError(
      'conflict',
      'scale-up-approved',
      'Bản dự thảo mới nhất của kế hoạch phổ cập đã được duyệt; chưa thay đổi gì.',
    );
  assertAnother(last.by, approval.by);
  const { documentId, on } = approval;
  assertNotBefore(on, last.on);
  const event = fact(ScaleUpApproved, startOf(on), { planId: plan.id, revision: last.revision, documentId });
  return changed(plan, { revisions: [...plan.revisions.slice(0, -1), { ...last, approval }] }, [event]);
}

const told = (planId: string, { revision, components, targetCommunes, on }: DraftRevision) =>
  fact(ScaleUpDrafted, startOf(on), {
    planId,
    revision,
    components: components.map(({ pillar, component }) => ({ pillar, component })),
    ...(targetCommunes === null ? {} : { targetCommunes }),
  });

function refuseWrong({ components }: Draft): void {
  const faults: FieldFault[] = [];
  if (components.length === 0)
    faults.push({
      field: 'components',
      code: 'components-missing',
      detail: 'Cần ít nhất một nội dung phổ cập.',
    });
  const seen = new Set<string>();
  components.forEach(({ pillar, component }, index) => {
    if (seen.has(`${pillar}/${component}`))
      faults.push({
        field: `components.${index}.component`,
        code: 'component-twice',
        detail: `Nội dung ${component} của trụ cột ${pillar} đã có ở dòng khác.`,
      });
    seen.add(`${pillar}/${component}`);
  });
  refuse(faults, 'scale-up-invalid', 'Kế hoạch phổ cập chưa hợp lệ; chưa lưu gì.');
}
