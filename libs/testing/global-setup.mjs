/** Before the run: one PostgreSQL, one Kafka and one pair of signing keys for all integration specs. */
await import(new URL('../workspace/bootstrap/source.mjs', import.meta.url).href);
const { startRun } = await import(new URL('./src/run.ts', import.meta.url).href);

export default startRun;
