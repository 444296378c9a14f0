import { Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsAdd, accountsChange, accountsReset } from '../../../api/identity/operations.gen.js';
import type { AccountView, AddAccountDto, OneTimeLink } from '../../../api/identity/types.gen.js';
import { ConflictDialog } from '../../../components/conflict-dialog.js';
import { useWord } from '../../../i18n/words.texts.js';
import { ReasonField } from '../../lists/shared/reason-field.js';
import { FormDialog, useRecordForm } from '../../lists/shared/record-form.js';
import { accountQuery } from './accounts.queries.js';
import { accountTexts } from './accounts.texts.js';
import { changesOf, pathsOf, scopeOf, type TypedParticulars, typedOf } from './particulars.js';
import { ParticularsFields } from './particulars-fields.js';

const NOBODY: TypedParticulars = {
  name: '',
  role: 'commune-officer',
  wholeProvince: false,
  communes: [],
  hamlets: '',
};
const NO_NAMES: ReadonlyMap<string, string> = new Map();
type Role = AddAccountDto['role'];

/** Whether a place was chosen where nobody acts for the whole province. */
function useScopeCheck() {
  const say = accountTexts.use();
  return ({ wholeProvince, communes }: TypedParticulars) => ({
    communes: wholeProvince || communes.length > 0 ? undefined : say('field.communes.missing'),
  });
}

interface AddProps {
  readonly onClose: () => void;
  readonly onAdded: (account: AccountView, link: OneTimeLink | null) => void;
}

/** A new account; its owner sets the password by a link. */
export function AddAccount({ onClose, onAdded }: AddProps) {
  const say = accountTexts.use();
  const of = useRecordForm({
    name: 'account-new',
    initial: { ...NOBODY, login: '' },
    send: (values, key) =>
      accountsAdd({
        key,
        body: {
          login: values.login.trim(),
          name: values.name.trim(),
          role: values.role as Role,
          ...scopeOf(values),
        },
      }),
    done: say('add.done'),
    refreshes: ['accounts'],
    onDone: ({ account, link }) => {
      onClose();
      onAdded(account, link ?? null);
    },
  });
  const { form } = of;
  return (
    <FormDialog
      title={say('add')}
      of={of}
      fields={pathsOf(form.values)}
      required={['name', 'login']}
      check={useScopeCheck()}
      onClose={onClose}
    >
      <ParticularsFields
        values={form.values}
        errors={form.errors}
        onChange={(part) => form.setValues(part)}
        names={NO_NAMES}
      />
      <TextInput
        required
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        label={say('add.login')}
        {...form.getInputProps('login')}
      />
    </FormDialog>
  );
}

interface OfAccountProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Another role or scope. When somebody else changed the account meanwhile, both versions are shown. */
export function ChangeAccount({ account, onClose }: OfAccountProps) {
  const say = accountTexts.use();
  const client = useQueryClient();
  const check = useScopeCheck();
  /** What is changed: the account as it was read last. */
  const [read, setRead] = useState(account);
  const [theirs, setTheirs] = useState<AccountView>();
  const initial = { ...typedOf(account), reason: '' };
  const of = useRecordForm({
    name: `account-change-${account.id}-${account.version}`,
    initial,
    send: async (values) => {
      const body = { ...changesOf(read, values), version: read.version, reason: values.reason.trim() };
      try {
        return await accountsChange({
          path: { id: account.id },
          body: body as Parameters<typeof accountsChange>[0]['body'],
        });
      } catch (error) {
        setTheirs(
          await laterVersion(error, () => client.fetchQuery({ ...accountQuery(account.id), staleTime: 0 })),
        );
        throw error;
      }
    },
    done: say('change.done'),
    refreshes: ['accounts'],
    onDone: onClose,
  });
  const { form, action } = of;
  const names = new Map(
    account.communes === '*' ? [] : account.communes.map((id, at) => [id, account.communeNames[at] ?? id]),
  );
  if (theirs && action.problem)
    return (
      <Conflict
        mine={form.values}
        theirs={theirs}
        problem={action.problem}
        onTakeTheirs={() => {
          form.setValues({ ...typedOf(theirs), reason: form.values.reason });
          setRead(theirs);
          setTheirs(undefined);
          action.reset();
        }}
        onKeepMine={() => {
          setRead(theirs);
          setTheirs(undefined);
          action.reset();
        }}
      />
    );
  return (
    <FormDialog
      title={`${say('change')}: ${account.login}`}
      of={of}
      fields={pathsOf(form.values)}
      required={['name', 'reason']}
      check={check}
      lead={say('change.lead')}
      onClose={onClose}
    >
      <ParticularsFields
        values={form.values}
        errors={form.errors}
        onChange={(part) => form.setValues(part)}
        names={names}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  );
}

interface ConflictProps extends Pick<
  Parameters<typeof ConflictDialog>[0],
  'problem' | 'onTakeTheirs' | 'onKeepMine'
> {
  readonly mine: TypedParticulars;
  readonly theirs: AccountView;
}

function Conflict({ mine, theirs, ...rest }: ConflictProps) {
  const say = accountTexts.use();
  const scopeText = useScopeText();
  const word = useWord();
  return (
    <ConflictDialog
      opened
      fields={[
        { title: say('field.name'), mine: mine.name, theirs: theirs.name },
        { title: say('field.role'), mine: word('role', mine.role), theirs: word('role', theirs.role) },
        { title: say('field.scope'), mine: scopeText(scopeOf(mine)), theirs: scopeText(theirs) },
      ]}
      {...rest}
    />
  );
}

/** Where an account acts, in words. */
export function useScopeText(): (
  of: Pick<AccountView, 'communes' | 'hamlets'> & Partial<Pick<AccountView, 'communeNames'>>,
) => string {
  const say = accountTexts.use();
  return ({ communes, hamlets, communeNames = [] }) => {
    if (communes === '*') return say('scope.province');
    const places = communes.map((id, index) => communeNames[index] ?? id).join(', ');
    return hamlets === null ? places : `${places}; ${say('scope.hamlets', { codes: hamlets.join(', ') })}`;
  };
}

/** The account as it is stored now, where it is another than the one that was read. */
async function laterVersion(
  error: unknown,
  read: () => Promise<AccountView>,
): Promise<AccountView | undefined> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'account-changed' ? read() : undefined;
}

interface ResetProps extends OfAccountProps {
  readonly onLink: (link: OneTimeLink | null) => void;
}

/** A link for a new password. */
export function ResetAccount({ account, onClose, onLink }: ResetProps) {
  const say = accountTexts.use();
  const of = useRecordForm({
    name: `account-reset-${account.id}`,
    initial: { reason: '', switchOffTotp: false },
    send: (body) => accountsReset({ path: { id: account.id }, body }),
    done: say('reset.done'),
    refreshes: ['accounts'],
    onDone: ({ link }) => {
      onClose();
      onLink(link ?? null);
    },
  });
  const { form } = of;
  return (
    <FormDialog
      title={`${say('reset')}: ${account.login}`}
      of={of}
      fields={['reason']}
      required={['reason']}
      submit={say('reset')}
      lead={say('reset.lead')}
      onClose={onClose}
    >
      <ReasonField data-autofocus {...form.getInputProps('reason')} />
      {account.totp && (
        <Checkbox
          label={say('reset.totp')}
          checked={form.values.switchOffTotp}
          onChange={(event) => form.setFieldValue('switchOffTotp', event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
