/** A way in which a migration breaks the version that runs while it is applied. */
export const BREAKS = {
  drop: 'what the running version reads or writes is gone',
  rename: 'the running version knows the old name only',
  'not-null': 'an insert of the running version, which leaves the column out or empty, is refused',
  default: 'an insert of the running version, which leaves the column out, is refused or leaves it empty',
  type: 'the running version gets or writes values of the old type, and every row is written anew under a lock',
  unique: 'a row of the running version, which knows of no such rule, is refused',
  check: 'all rows are read under a lock, and a row of the running version that breaks the rule is refused',
  arbiter: 'the running version may name it in "on conflict" or wait for it to refuse a second row',
  rows: 'rows that the running version counts on are gone',
  locks:
    'it keeps the first table locked while it waits for the second; where the running version does the reverse, the server cuts one of them off',
  rights: 'the running version may lack the right to what it uses',
  opaque: 'what it does is not written down in SQL that can be looked at',
  unknown: 'it is not among the changes that are known to do no harm',
} as const;

export type Break = keyof typeof BREAKS;

/** What to do in its place. */
export const INSTEAD: Readonly<Record<Break, string>> = {
  drop: 'release a version that uses it no longer, and drop it in a later release, in a file that says "-- contract of …"',
  rename: 'add the new one, write both, read the new one; drop the old one in a later release',
  'not-null':
    'give the column a default, or add it without "not null", fill it in the next release and require it in the one after, in a file that says "-- contract of …"',
  default: 'keep the default until every running version names the column, then say "-- contract of …"',
  type: 'add a column of the new type, write both, fill it, read it; drop the old one in a later release',
  unique:
    'release a version that keeps to the rule first, and let the database hold it in a later release, in a file that says "-- contract of …"',
  check: 'add it "not valid", and validate it in a later file, once no running version breaks it',
  arbiter: 'leave it until no running version needs it, then drop it in a file that says "-- contract of …"',
  rows: 'mark rows and let the new version pass over them; delete them in a later release with "where"',
  locks: 'make a file for each table',
  rights: 'take rights away once no running version uses them',
  opaque: 'write its statements out',
  unknown: 'add beside what is there, or add the change to the rules with a reason',
};

/** What may be put right by waiting for a release; the others have another way. */
const FORGIVEN: readonly Break[] = ['drop', 'not-null', 'default', 'unique', 'check', 'arbiter', 'rows'];

/** Whether the contract phase of an earlier migration may do it. */
export const belongsToContract = (fault: Break): boolean => FORGIVEN.includes(fault);

/** One fault of one file. */
export interface Fault {
  /** As `<set>/<file>`. */
  readonly file: string;
  readonly line: number;
  readonly breaks: Break;
  /** What does it, e.g. `response.hamlet_no`. */
  readonly what: string;
}

/** A fault as whoever wrote the file reads it: what breaks and what to do. */
export const explain = ({ file, line, breaks, what }: Fault): string =>
  `${file}, line ${line}: ${what}: ${BREAKS[breaks]}. Instead: ${INSTEAD[breaks]}.`;
