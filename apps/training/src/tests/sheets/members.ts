import { fold } from '@xaso/admin-units';
import { tidy } from '../../people/person.js';

/** Somebody who is in a class, as a list of it has them. */
export interface Member {
  readonly enrolmentId: string;
  readonly name: string;
  readonly birthYear: number;
}

/** What a row says of whom it is about; null for a cell that is empty. */
export interface Described {
  readonly enrolmentId: string | null;
  readonly name: string | null;
  readonly birthYear: number | null;
}

/** Why a row is of nobody: which cell says so. */
export interface NotFound {
  readonly field: 'enrolment' | 'name' | 'birthYear';
  readonly code: string;
  readonly detail: string;
}

/** The people of a class by what lists say of them. */
export class Members {
  readonly #byId: ReadonlyMap<string, Member>;
  readonly #byName: ReadonlyMap<string, readonly Member[]>;

  constructor(members: readonly Member[]) {
    this.#byId = new Map(members.map((member) => [member.enrolmentId, member]));
    this.#byName = Map.groupBy(members, ({ name }) => fold(name));
  }

  /**
   * By the number of the enrolment, else by name and birth year. Two who are alike are never guessed apart, and a name that
   * stands beside another one's number is refused: somebody sorted one column alone.
   */
  find(described: Described): Member | NotFound {
    const { enrolmentId, name } = described;
    if (enrolmentId === null) return this.#named(described);
    const member = this.#byId.get(enrolmentId.toLowerCase());
    if (!member)
      return notFound(
        'enrolment',
        'enrolment-unknown',
        'Lớp không có lượt ghi danh này; hãy lấy mã từ tệp mẫu.',
      );
    if (name !== null && fold(name) !== fold(member.name))
      return notFound(
        'name',
        'name-differs',
        'Họ tên không phải của mã ghi danh ở cùng dòng; có thể một cột đã bị sắp xếp riêng.',
      );
    return member;
  }

  #named({ name, birthYear }: Described): Member | NotFound {
    if (name === null)
      return notFound('name', 'name-missing', 'Dòng có điểm nhưng chưa ghi họ tên hoặc mã ghi danh.');
    const alike = this.#byName.get(fold(name)) ?? [];
    if (alike.length === 0)
      return notFound('name', 'person-unknown', 'Danh sách lớp không có người này; hãy ghi danh trước.');
    const born = birthYear === null ? alike : alike.filter((one) => one.birthYear === birthYear);
    if (born.length === 0)
      return notFound('birthYear', 'birth-differs', 'Danh sách lớp có người tên này nhưng năm sinh khác.');
    const [one, other] = born;
    if (one && !other) return one;
    const spelt = born.filter((member) => spelling(member.name) === spelling(name));
    if (spelt[0] && spelt.length === 1) return spelt[0];
    return notFound(
      birthYear === null ? 'birthYear' : 'enrolment',
      'person-ambiguous',
      'Lớp có nhiều người giống nhau như vậy; hãy ghi năm sinh, hoặc mã ghi danh từ tệp mẫu.',
    );
  }
}

const notFound = (field: NotFound['field'], code: string, detail: string): NotFound => ({
  field,
  code,
  detail,
});

const spelling = (name: string): string => tidy(name).toLowerCase();
