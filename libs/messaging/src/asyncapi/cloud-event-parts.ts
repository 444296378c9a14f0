/** The headers that every fact has, as JSON Schema; `binaryHeaders` of the contracts writes them. */
export const CLOUD_EVENT_HEADERS = {
  type: 'object',
  description: 'CloudEvents 1.0, Kafka binding, binary mode. Text in UTF-8.',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'content-type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: {
      type: 'string',
      format: 'uuid',
      description: 'UUID of version 7. A record that comes twice has the same one: readers drop the second',
    },
    ce_source: { type: 'string', pattern: '^/xaso/[a-z-]+$', description: 'the service that wrote it' },
    ce_type: { type: 'string', description: '<domain>.<aggregate>.<past-verb>' },
    'content-type': { type: 'string', const: 'application/json' },
    traceparent: { type: 'string', description: 'W3C Trace Context; absent where nothing was traced' },
  },
} as const;

/** The headers of one fact. */
export const headersOf = (type: string) => ({
  type: 'object',
  allOf: [{ $ref: '#/components/schemas/cloudEventHeaders' }],
  properties: {
    ce_type: { type: 'string', const: type },
    ce_source: { type: 'string', const: `/xaso/${type.split('.')[0]}` },
  },
});

/**
 * Where the topics are. Documents are public and the same everywhere, so they name no broker of an installation: its
 * operators give the address (KAFKA_BROKERS).
 */
export const SERVERS = {
  services: {
    host: '{broker}',
    protocol: 'kafka',
    description: 'For the services of the installation, inside its network.',
    variables: { broker: { default: 'kafka:9092', description: 'host and port of a broker' } },
  },
  readers: {
    host: '{broker}',
    protocol: 'kafka-secure',
    description:
      'For readers outside, such as analysts: an account each, which may read and nothing else. With TLS where it leaves the network of the installation.',
    variables: { broker: { default: 'kafka.example.org:19094', description: 'host and port of a broker' } },
    security: [{ $ref: '#/components/securitySchemes/reader' }],
  },
} as const;

export const SECURITY_SCHEMES = {
  reader: {
    type: 'scramSha512',
    description: 'An account that the operators of the installation made for one reader.',
  },
} as const;
