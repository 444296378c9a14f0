/** After the run: everything that global-setup.mjs started is stopped, by the handle it left. */
export default async function stopRun() {
  await globalThis.xasoTestRun?.stop();
}
