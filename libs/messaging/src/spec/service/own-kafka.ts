import { type KafkaServer, startKafka } from '@xaso/servers';

/** A broker of a spec's own, to be stopped and started while the shared one stays as it is. */
export function startOwnKafka(): Promise<KafkaServer> {
  // A broker that was given from outside is nobody's to stop.
  const given = process.env['KAFKA_BROKERS'] !== undefined || process.env['XASO_SERVERS'] === 'external';
  return startKafka(given ? { mode: 'embedded' } : {});
}
