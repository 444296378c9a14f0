/**
 * jest-light-runner knows no time limits: a test that hangs would hang the run. Each test and hook gets one here, the third
 * argument of `test` where there is one. They are far beyond what anything takes, so that `eventually` and `drain`, which
 * give up earlier, can say in words what was missing.
 */
import { addEventHandler } from 'jest-circus';

const LIMIT_MS = 600_000;

addEventHandler((event, state) => {
  const block = state.currentDescribeBlock;
  if (event.name === 'add_test') limit(block.children.at(-1), event.timeout);
  if (event.name === 'add_hook') limit(block.hooks.at(-1), event.timeout);
});

function limit(entry, ms = LIMIT_MS) {
  const { fn } = entry;
  // A function with a parameter takes a callback; none of ours does, and it would have no promise to wait for.
  if (!fn || fn.length > 0) return;
  entry.fn = async () => {
    let timer;
    const over = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Not over after ${ms} ms`)), ms);
    });
    try {
      await Promise.race([fn(), over]);
    } finally {
      clearTimeout(timer);
    }
  };
}
