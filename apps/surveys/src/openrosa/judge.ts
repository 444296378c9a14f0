import type { Actor, FieldFault } from '@xaso/kernel';
import type { Campaign } from '../campaigns/campaign.js';
import type { DeviceKey } from '../device-keys/device-key.js';
import type { FormDefinition } from '../forms/form-definition.js';
import { checkAnswers, type Instance } from '../forms/instance.js';
import { hamletOf } from '../responses/hamlet.js';
import { intakeFaults } from '../responses/intake.js';
import type { Response, Submission } from '../responses/response.js';
import type { InstanceFacts } from './instance-facts.js';
import { MAX_LISTED_FAULTS } from './limits.js';

/** What a device sent, read. */
export interface Arrival {
  readonly actor: Actor;
  readonly key: DeviceKey;
  readonly form: { readonly definition: FormDefinition };
  readonly instance: Instance;
  readonly facts: InstanceFacts;
  readonly sha256: string;
  readonly receivedAt: Date;
}

/** What only the stored forms tell about it. */
export interface Placed {
  readonly campaign: Campaign;
  readonly capturedAt: Date;
  readonly faults: readonly FieldFault[];
  readonly paperSerial: string | null;
}

/** Whatever is wrong is listed for the reviewer; nothing of it keeps the form from being stored. */
export function judge(arrival: Arrival, { campaign, capturedAt, faults, paperSerial }: Placed): Submission {
  const { key, form, instance, facts, sha256, receivedAt } = arrival;
  return {
    clientId: instance.instanceId,
    contentHash: sha256,
    communeUnitId: key.communeUnitId,
    mode: facts.mode ?? null,
    source: facts.mode === 'paper' ? 'paper' : 'offline-sync',
    answers: instance.answers,
    hamletNo: hamletOf(instance.answers),
    faults: listed([
      ...instance.faults,
      ...facts.faults,
      ...intakeFaults(campaign, key.communeUnitId, capturedAt, receivedAt),
      ...checkAnswers(form.definition, instance.answers),
      ...faults,
    ]),
    capturedAt,
    receivedAt,
    paperSerial,
    deviceKeyId: key.id,
  };
}

export const correctsNothing = (deprecatedId: string, corrected: Response | undefined): FieldFault => ({
  field: 'meta/deprecatedID',
  code: 'corrects-decided-response',
  detail: corrected
    ? `Phiếu này sửa phiếu ${corrected.id}, phiếu đó đang ở trạng thái "${corrected.status.state}" nên không tự thay được.`
    : `Phiếu này sửa phiếu ${deprecatedId}, nhưng ở xã này không có phiếu đó.`,
});

export const serialTaken = ({ serial, field }: { serial: string; field: string }): FieldFault => ({
  field,
  code: 'paper-serial-taken',
  detail: `Số phiếu giấy ${serial} đã có trong đợt này; phiếu được giữ lại không kèm số.`,
});

/** A document of another form, or a broken device, can have a fault at every element. */
function listed(faults: readonly FieldFault[]): FieldFault[] {
  const rest = faults.length - MAX_LISTED_FAULTS;
  if (rest <= 0) return [...faults];
  const more = { field: '', code: 'more-faults', detail: `Còn ${rest} lỗi khác không liệt kê.` };
  return [...faults.slice(0, MAX_LISTED_FAULTS), more];
}
