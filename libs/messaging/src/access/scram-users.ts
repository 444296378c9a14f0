import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { askKafka } from './kafka-request.js';

const salted = promisify(pbkdf2);

/** As Kafka's protocol numbers them: https://kafka.apache.org/protocol.html */
const DESCRIBE_USERS = 50;
const ALTER_USERS = 51;
const SCRAM_SHA_512 = 2;
const NOT_THERE = 91;

/** Kafka takes 4,096 to 16,384; each sign-in costs the client so many rounds. */
const ITERATIONS = 8_192;
const SALT_BYTES = 32;
const DIGEST_BYTES = 64;

/** Gives somebody a secret for SASL/SCRAM-SHA-512, in place of an earlier one. What crosses the line is salted and hashed. */
export async function setScramSecret(
  brokers: readonly string[],
  name: string,
  secret: string,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const password = await salted(secret, salt, ITERATIONS, DIGEST_BYTES, 'sha512');
  const [fault] = await alter(brokers, [], [{ name, salt, password }]);
  if (fault) throw new Error(`Kafka gave ${name} no secret: ${fault.message} (${fault.code}).`);
}

/** Takes the secret away. False: there was none. */
export async function removeScramSecret(brokers: readonly string[], name: string): Promise<boolean> {
  const [fault] = await alter(brokers, [name], []);
  if (fault && fault.code !== NOT_THERE)
    throw new Error(`Kafka kept the secret of ${name}: ${fault.message} (${fault.code}).`);
  return fault === undefined;
}

/** Everybody who has a secret, by name. */
export async function scramUsers(brokers: readonly string[]): Promise<string[]> {
  const answer = await askKafka(brokers, DESCRIBE_USERS, 0, (body) =>
    body.array<string>(null, () => undefined).end(),
  );
  answer.int32();
  const code = answer.int16();
  const message = answer.string();
  if (code !== 0) throw new Error(`Kafka does not say who has a secret: ${message} (${code}).`);
  const users = answer.array(() => {
    const name = answer.string();
    answer.int16();
    answer.string();
    const mechanisms = answer.array(() => {
      const mechanism = answer.int8();
      answer.int32();
      return mechanism;
    });
    return { name, mechanisms };
  });
  return users
    .filter(({ mechanisms }) => mechanisms.includes(SCRAM_SHA_512))
    .map(({ name }) => name)
    .sort();
}

interface NewSecret {
  readonly name: string;
  readonly salt: Buffer;
  readonly password: Buffer;
}

async function alter(
  brokers: readonly string[],
  deletions: readonly string[],
  upsertions: readonly NewSecret[],
): Promise<{ code: number; message: string }[]> {
  const answer = await askKafka(brokers, ALTER_USERS, 0, (body) =>
    body
      .array(deletions, (name) => body.string(name).int8(SCRAM_SHA_512))
      .array(upsertions, ({ name, salt, password }) =>
        body.string(name).int8(SCRAM_SHA_512).int32(ITERATIONS).bytes(salt).bytes(password),
      )
      .end(),
  );
  answer.int32();
  const results = answer.array(() => {
    answer.string();
    return { code: answer.int16(), message: answer.string() };
  });
  return results.filter(({ code }) => code !== 0);
}
