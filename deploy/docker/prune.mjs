// Run in the folder of an install: removes from its packages what no process reads at run time.
import { globSync, rmSync } from 'node:fs';

const useless = [
  'node_modules/**/*.d.{ts,mts,cts}',
  'node_modules/**/*.{js,mjs,cjs}.map',
  'node_modules/**/*.{md,markdown}',
  'node_modules/{*,@*/*}/{test,tests,__tests__}',
  // What only an install, a build or a browser uses.
  'node_modules/{patch-package,typescript}',
  'node_modules/typeorm/browser',
];
for (const path of useless.flatMap((pattern) => globSync(pattern)))
  rmSync(path, { recursive: true, force: true });
