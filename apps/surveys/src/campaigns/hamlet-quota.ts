import { type FieldFault, refuse, type UnitId } from '@xaso/kernel';

/** How many of the forms of a commune are to come from one of its hamlets. More may be accepted. */
export interface HamletQuota {
  /** `007`, as in the list of the commune. */
  readonly hamletNo: string;
  readonly target: number;
}

/** The quota of a commune, and how it is divided among its hamlets: not at all, or as far as somebody planned it. */
export interface DividedQuota {
  readonly communeUnitId: UnitId;
  readonly target: number;
  readonly hamlets: readonly HamletQuota[];
}

/**
 * Hamlets are asked for at most what their commune is asked for; what is left over may come from any of them.
 * @param asksHamlet whether the form asks for the number of the hamlet: without it nobody could tell how far a hamlet is
 * @throws DomainError invalid `campaign-invalid`, with every fault by its field
 */
export function assertDivided(quotas: readonly DividedQuota[], asksHamlet: boolean): void {
  const faults = quotas.flatMap((quota, index) =>
    quota.hamlets.length === 0 ? [] : faultsOf(quota, `quotas.${index}`, asksHamlet),
  );
  refuse(faults, 'campaign-invalid', 'Chỉ tiêu theo thôn chưa hợp lệ; chưa lưu gì.');
}

function faultsOf({ target, hamlets }: DividedQuota, field: string, asksHamlet: boolean): FieldFault[] {
  if (!asksHamlet)
    return [
      {
        field: `${field}.hamlets`,
        code: 'form-without-hamlet',
        detail: 'Mẫu phiếu này không hỏi số của thôn nên không chia được chỉ tiêu theo thôn.',
      },
    ];
  const faults = hamlets.flatMap((hamlet, place): FieldFault[] => {
    const at = `${field}.hamlets.${place}`;
    if (!Number.isSafeInteger(hamlet.target) || hamlet.target < 1)
      return [
        { field: `${at}.target`, code: 'quota-not-positive', detail: 'Chỉ tiêu phiếu là số nguyên từ 1.' },
      ];
    if (hamlets.findIndex(({ hamletNo }) => hamletNo === hamlet.hamletNo) < place)
      return [
        {
          field: `${at}.hamletNo`,
          code: 'hamlet-twice',
          detail: `Thôn ${hamlet.hamletNo} đã có chỉ tiêu ở dòng khác.`,
        },
      ];
    return [];
  });
  const sum = hamlets.reduce((all, hamlet) => all + hamlet.target, 0);
  if (faults.length > 0 || sum <= target) return faults;
  return [
    {
      field: `${field}.target`,
      code: 'hamlets-over-quota',
      detail: `Các thôn cộng lại là ${sum} phiếu, nhiều hơn chỉ tiêu ${target} của xã.`,
    },
  ];
}
