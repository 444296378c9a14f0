// production.mjs before|after: around the install of what one application needs at run time, in the folder of the install.
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const steps = {
  // npm leaves out the development dependencies of the root alone; those of a package would bring whole servers along.
  before() {
    for (const file of globSync('{apps,libs}/**/package.json')) {
      const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify(manifest));
    }
  },
  // What no process reads at run time.
  after() {
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
  },
};
steps[process.argv[2]]();
