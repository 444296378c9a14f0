import { describe, expect, test } from '@jest/globals';
import { majorVersion } from './kafka-jars.js';
import { kafkaEnvironment, kafkaFile, kafkaId, kafkaProperties } from './kafka-properties.js';

const place = {
  advertised: '127.0.0.1:19092',
  listen: '0.0.0.0:9092',
  controller: 'localhost:9093',
  logDir: '/data',
};

describe('the settings of the broker', () => {
  test('create no topic by accident and hand out partitions at once', () => {
    expect(kafkaProperties(place)).toMatchObject({
      'auto.create.topics.enable': 'false',
      'group.initial.rebalance.delay.ms': '0',
    });
  });

  test('are written for the image as capitals and for the jars as a file', () => {
    const two = { 'advertised.listeners': 'PLAINTEXT://127.0.0.1:19092', 'node.id': '1' };
    expect(kafkaEnvironment({ 'listener.name.outside.scram-sha-512.sasl.jaas.config': 'x' })).toEqual({
      KAFKA_LISTENER_NAME_OUTSIDE_SCRAM___SHA___512_SASL_JAAS_CONFIG: 'x',
    });
    expect(kafkaEnvironment(two)).toEqual({
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://127.0.0.1:19092',
      KAFKA_NODE_ID: '1',
    });
    expect(kafkaFile(two)).toBe('advertised.listeners=PLAINTEXT://127.0.0.1:19092\nnode.id=1\n');
  });
});

test('a listener for outsiders is added with its rules, and changes nothing for the first one', () => {
  const outside = {
    advertised: '127.0.0.1:19094',
    listen: '0.0.0.0:9094',
    protocol: 'SASL_PLAINTEXT',
    properties: { 'authorizer.class.name': 'some.Authorizer' },
  };
  expect(kafkaProperties({ ...place, outside })).toEqual({
    ...kafkaProperties(place),
    listeners: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://localhost:9093,OUTSIDE://0.0.0.0:9094',
    'advertised.listeners': 'PLAINTEXT://127.0.0.1:19092,OUTSIDE://127.0.0.1:19094',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,OUTSIDE:SASL_PLAINTEXT',
    'authorizer.class.name': 'some.Authorizer',
  });
});

describe('the version of Java', () => {
  test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "25" 2025-09-16', 25],
    ['java version "1.8.0_412"', 8],
    ['command not found', undefined],
  ])('%s', (text, version) => {
    expect(majorVersion(text)).toBe(version);
  });
});

describe('the id of a cluster', () => {
  test('is 16 bytes, never begins with a dash, and follows from its seed', () => {
    const ids = Array.from({ length: 500 }, (_, index) => kafkaId(String(index)));
    expect(ids.filter((id) => !/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/.test(id))).toEqual([]);
    expect(kafkaId('7')).toBe(ids[7]);
    expect(kafkaId()).not.toBe(kafkaId());
  });
});
