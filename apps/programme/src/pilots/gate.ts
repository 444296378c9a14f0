import type { Phase } from '@xaso/contracts-programme';
import { type Pilot, planInForce } from './pilot.js';

/** How far the measuring of one indicator has come: a value was approved, or approved that there is none, or neither. */
export type Measured = 'value' | 'not-measured' | 'missing';

/** A survey round as far as a gate asks for it. */
export interface Round {
  readonly purpose: string;
  readonly state: 'open' | 'closed';
}

/**
 * What is on record for a pilot: the gates judge nothing else. After an adjustment the closing evidence (endlines, scores,
 * closing rounds, minutes) is that from the day of the adjustment on.
 */
export interface Evidence {
  /** Indicators whose state before and after must be known. */
  readonly measures: readonly string[];
  readonly baselines: Readonly<Record<string, Measured>>;
  readonly endlines: Readonly<Record<string, Measured>>;
  /** The workshop's three judgements, as observations of `gate.feasibility`, `gate.effectiveness` and `gate.fit`. */
  readonly scores: Readonly<Record<string, Measured>>;
  readonly activeCommittees: number;
  readonly rounds: readonly Round[];
  /** Approved minutes of workshops, of the pilot or of its whole programme. */
  readonly workshopMinutes: number;
  /** Approved lessons of the pilot itself. */
  readonly lessons: number;
  /** Approved documents that bind, of the pilot or of its whole programme. */
  readonly bindingDocuments: number;
  readonly scaleUp: { readonly approved: boolean; readonly targetCommunes: number | null } | null;
}

/** One thing that a gate asks for. */
export interface Check {
  /** Stable code, e.g. `baselines-measured`. */
  readonly code: string;
  readonly satisfied: boolean;
  /** What is asked for. */
  readonly title: string;
  /** What is there, and what is still missing. */
  readonly detail: string;
}

/** The three judgements of the workshop: tính khả thi, tính hiệu quả, mức đáp ứng nhu cầu. */
export const GATE_SCORES = ['gate.feasibility', 'gate.effectiveness', 'gate.fit'] as const;

/**
 * Stands for a survey that was never held: approved as not measured, with its reason, it lets the pilot on without rounds.
 */
export const SURVEY_HELD = { baseline: 'gate.baseline-survey', endline: 'gate.closing-survey' } as const;

/** Where a pilot may go from each phase; what ended goes nowhere. */
const WAYS: Readonly<Record<Phase, readonly Phase[]>> = {
  proposed: ['surveying', 'stopped'],
  surveying: ['piloting', 'stopped'],
  piloting: ['evaluating', 'adjusting', 'stopped'],
  evaluating: ['selected', 'adjusting', 'stopped'],
  adjusting: ['piloting', 'stopped'],
  selected: ['scaled-up', 'stopped'],
  'scaled-up': [],
  stopped: [],
};

/** The phases that a pilot may go to next. */
export const waysFrom = (phase: Phase): readonly Phase[] => WAYS[phase];

/**
 * Everything that the gate of a phase asks for, satisfied or not: the answer to "what is still missing". The rules are
 * those of the study's method: survey first, a written plan, a committee, before and after measured, then a binding rule.
 */
export function checksFor(pilot: Pilot, to: Phase, evidence: Evidence): readonly Check[] {
  switch (to) {
    case 'piloting':
      return [
        planApproved(pilot),
        check('committee', evidence.activeCommittees > 0, 'Ban chỉ đạo chuyển đổi số của xã', {
          yes: 'Đã thành lập.',
          no: 'Chưa có ban chỉ đạo đang hoạt động; hãy ghi quyết định thành lập.',
        }),
        measured('baselines-measured', 'Hiện trạng của từng chỉ tiêu', evidence.measures, evidence.baselines),
        roundsClosed('surveys-closed', 'baseline', 'Khảo sát hiện trạng đã kết thúc', evidence),
      ];
    case 'selected':
      return [
        measured(
          'endlines-measured',
          'Kết quả cuối kỳ của từng chỉ tiêu',
          evidence.measures,
          evidence.endlines,
        ),
        measured(
          'gate-scores',
          'Ba điểm đánh giá: khả thi, hiệu quả, đáp ứng nhu cầu',
          GATE_SCORES,
          evidence.scores,
        ),
        roundsClosed('closing-surveys-closed', 'endline', 'Khảo sát cuối kỳ đã kết thúc', evidence),
        check('workshop-minutes', evidence.workshopMinutes > 0, 'Biên bản hội thảo đánh giá', {
          yes: 'Đã duyệt.',
          no: 'Chưa có hội thảo đã duyệt kèm biên bản.',
        }),
      ];
    case 'scaled-up':
      return [
        check('binding-document', evidence.bindingDocuments > 0, 'Văn bản quy định bắt buộc để phổ cập', {
          yes: 'Đã duyệt.',
          no: 'Chưa có văn bản đã duyệt được đánh dấu là bắt buộc.',
        }),
        scaleUpTargets(evidence),
      ];
    case 'stopped':
      return [
        check('lesson', evidence.lessons > 0, 'Bài học từ việc dừng', {
          yes: 'Đã duyệt.',
          no: 'Hãy ghi và duyệt ít nhất một bài học của chính thí điểm này trước khi dừng.',
        }),
      ];
    default:
      return [];
  }
}

/** What keeps a pilot from a phase. Empty: it may go. */
export const missingFor = (pilot: Pilot, to: Phase, evidence: Evidence): readonly Check[] =>
  checksFor(pilot, to, evidence).filter(({ satisfied }) => !satisfied);

function planApproved(pilot: Pilot): Check {
  const latest = pilot.plans.at(-1);
  const inForce = planInForce(pilot);
  const title = 'Kế hoạch thí điểm được phê duyệt bằng văn bản';
  const before = pilot.phase === 'adjusting' ? (pilot.history.at(-1)?.planVersion ?? 0) : 0;
  return check('plan-approved', inForce !== null && inForce > before, title, {
    yes: `Phiên bản ${inForce} đã duyệt.`,
    no:
      latest && !latest.approval
        ? `Phiên bản ${latest.planVersion} chưa được duyệt.`
        : inForce === null
          ? 'Chưa có kế hoạch nào.'
          : `Đang điều chỉnh: cần duyệt một phiên bản mới hơn phiên bản ${inForce}.`,
  });
}

function measured(
  code: string,
  title: string,
  wanted: readonly string[],
  found: Readonly<Record<string, Measured>>,
): Check {
  const missing = wanted.filter((indicator) => (found[indicator] ?? 'missing') === 'missing');
  const excused = wanted.filter((indicator) => found[indicator] === 'not-measured');
  const there = `Đủ ${wanted.length}/${wanted.length}`;
  return check(code, wanted.length > 0 && missing.length === 0, title, {
    yes:
      excused.length === 0
        ? `${there}.`
        : `${there}, trong đó không đo được (đã duyệt lý do): ${excused.join(', ')}.`,
    no:
      wanted.length === 0
        ? 'Chương trình chưa nêu chỉ tiêu nào cần đo trước và sau thí điểm.'
        : `Còn thiếu: ${missing.join(', ')}. Nhập và duyệt số liệu, hoặc duyệt lý do không đo được.`,
  });
}

function roundsClosed(
  code: string,
  purpose: 'baseline' | 'endline',
  title: string,
  { rounds, baselines, endlines }: Evidence,
): Check {
  const asked = rounds.filter((round) => round.purpose === purpose);
  const open = asked.filter(({ state }) => state === 'open').length;
  if (asked.length > 0)
    return check(code, open === 0, title, {
      yes: `${asked.length} đợt đã kết thúc.`,
      no: `Còn ${open} đợt chưa kết thúc.`,
    });
  const excuse = SURVEY_HELD[purpose];
  const found = purpose === 'baseline' ? baselines : endlines;
  return check(code, found[excuse] === 'not-measured', title, {
    yes: `Không khảo sát; lý do đã được duyệt (${excuse}).`,
    no: `Chưa có đợt khảo sát nào ở xã này. Nếu không khảo sát, hãy duyệt lý do không đo được cho ${excuse}.`,
  });
}

function scaleUpTargets({ scaleUp }: Evidence): Check {
  const ready = scaleUp?.approved === true && (scaleUp.targetCommunes ?? 0) > 0;
  return check('scale-up-targets', ready, 'Kế hoạch phổ cập có chỉ tiêu số xã, đã phê duyệt', {
    yes: `Mục tiêu ${scaleUp?.targetCommunes} xã.`,
    no: scaleUp ? 'Kế hoạch phổ cập chưa được duyệt hoặc chưa có số xã.' : 'Chưa có kế hoạch phổ cập.',
  });
}

const check = (
  code: string,
  satisfied: boolean,
  title: string,
  detail: { yes: string; no: string },
): Check => ({
  code,
  satisfied,
  title,
  detail: satisfied ? detail.yes : detail.no,
});
