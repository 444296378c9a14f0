import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Names of the services, in order: the folders of `apps` whose main file boots one. */
export function servicesOf(root: string): string[] {
  return readdirSync(join(root, 'apps'))
    .filter((name) => {
      const main = join(root, 'apps', name, 'src', 'main.ts');
      return existsSync(main) && readFileSync(main, 'utf8').includes('bootService(');
    })
    .sort();
}

/** The files of a service that hold its routes, as its tsconfig.json lists them. */
export function controllersOf(root: string, service: string): string[] {
  return readConfig(join(root, 'apps', service, 'tsconfig.json'))
    .fileNames.filter((file) => file.endsWith('.controller.ts'))
    .sort();
}

/** One program of all services: what they share is read once. Nothing is checked and nothing written. */
export function programOf(root: string, services: readonly string[]): ts.Program {
  const [first = ''] = services;
  const { options } = readConfig(join(root, 'apps', first, 'tsconfig.json'));
  const files = services.flatMap((service) => controllersOf(root, service));
  const { rootDir: _, outDir: __, tsBuildInfoFile: ___, ...kept } = options;
  return ts.createProgram(files, { ...kept, composite: false, declaration: false, noEmit: true });
}

function readConfig(path: string): ts.ParsedCommandLine {
  const fail = (diagnostic: ts.Diagnostic): never => {
    throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);
  };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const config = ts.getParsedCommandLineOfConfigFile(path, {}, host);
  if (!config) throw new Error(`${path} cannot be read`);
  return config;
}
