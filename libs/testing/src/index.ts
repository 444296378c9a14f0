export { schemaDifferences } from './schema-differences.js';
export { drain } from './drain.js';
export { TestProducer, type ToPublish } from './test-producer.js';
export { eventually, type Patience } from './eventually.js';
export { freshDatabase, type FreshDatabase } from './fresh-database.js';
export { publishedBy, publishedOn, type PublishedFact } from './published.js';
export { runEnvironment, testBrokers, type RunEnvironment } from './run-environment.js';
export { TestClock } from './test-clock.js';
export { TestHttp, type RequestOptions, type TestAnswer } from './test-http.js';
export {
  foreignToken,
  testKeys,
  testToken,
  TEST_AUDIENCE,
  TEST_ISSUER,
  type TestClaims,
} from './test-keys.js';
export {
  privateTopics,
  testService,
  type TestDatabase,
  type TestService,
  type TestServiceOptions,
} from './test-service.js';
