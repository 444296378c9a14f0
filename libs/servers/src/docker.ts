import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContainerRuntimeClient, GenericContainer, StartedTestContainer } from 'testcontainers';
import { guard } from './guard.js';

type Container = ReturnType<ContainerRuntimeClient['container']['getById']>;

/** What the Docker engine offers for one image. */
export interface DockerOffer {
  readonly answers: boolean;
  readonly image: string;
  readonly hasImage: boolean;
}

/** Asks the engine, without pulling anything. `ask` false answers "no engine" at once, for modes that do not care. */
export async function dockerOffer(image: string, ask: boolean): Promise<DockerOffer> {
  if (!ask) return { answers: false, image, hasImage: false };
  const { getContainerRuntimeClient, ImageName } = await import('testcontainers');
  try {
    const client = await getContainerRuntimeClient();
    return { answers: true, image, hasImage: await client.image.exists(ImageName.fromString(image)) };
  } catch {
    return { answers: false, image, hasImage: false };
  }
}

/** The engine's host as seen from here: where published ports are. */
export async function dockerHost(): Promise<string> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { host } = (await getContainerRuntimeClient()).info.containerRuntime;
  return host === 'localhost' ? '127.0.0.1' : host;
}

/** A container with fixed ports, open to this machine alone unless the engine is on another one. */
export async function containerOf(
  image: string,
  ...ports: readonly { readonly container: number; readonly host: number }[]
): Promise<GenericContainer> {
  const { GenericContainer } = await import('testcontainers');
  const near = (await dockerHost()) === '127.0.0.1';
  class LocalContainer extends GenericContainer {
    protected override beforeContainerCreated(): Promise<void> {
      const published = ({ container, host }: { container: number; host: number }) => [
        `${container}/tcp`,
        [{ HostPort: String(host), ...(near ? { HostIp: '127.0.0.1' } : {}) }],
      ];
      this.hostConfig.PortBindings = Object.fromEntries(ports.map(published)) as Record<string, unknown>;
      return Promise.resolve();
    }
  }
  return new LocalContainer(image).withExposedPorts(...ports);
}

/**
 * Name of the engine's volume that keeps the data of this folder. The name is kept in the folder: when somebody deletes
 * the folder, the next start gets a new volume and never meets data whose password is lost.
 */
export async function volumeName(dataDir: string, what: 'postgres' | 'kafka'): Promise<string> {
  const file = join(dataDir, 'docker-volume');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept;
  const made = `xaso-${what}-${randomBytes(6).toString('hex')}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, made);
  return made;
}

/** Removes the volume that keeps the data of this folder, if there is one. */
export async function removeVolume(dataDir: string): Promise<void> {
  const name = await readFile(join(dataDir, 'docker-volume'), 'utf8').catch(() => undefined);
  if (!name) return;
  const { getContainerRuntimeClient } = await import('testcontainers');
  const client = await getContainerRuntimeClient();
  await client.container.dockerode.getVolume(name).remove({ force: true });
}

/** A started container that can be stopped and started again, and that goes away with this process. */
export interface DockerServer {
  pause(): Promise<void>;
  /** Ends it at once; `resume` starts it again with its data. */
  kill(): Promise<void>;
  /** Runs a program inside. @throws Error with what it printed when it fails */
  run(command: string[]): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export interface ContainerOptions {
  /** Seconds that the program gets to end well. */
  readonly withinSeconds: number;
  /** Volume that keeps its data, and where the program expects it. */
  readonly keep?: { readonly volume: string; readonly target: string } | undefined;
}

/** Starts a container. It is removed by `stop()`, or when this process dies. */
export async function startContainer(
  container: GenericContainer,
  { withinSeconds, keep }: ContainerOptions,
): Promise<DockerServer> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  await withoutReaperToPull();
  const client = await getContainerRuntimeClient();
  if (keep) {
    // Two servers on the same files would destroy them: the name is the lock, whoever left one behind loses it.
    await end(client.container.getById(keep.volume), withinSeconds);
    container
      .withName(keep.volume)
      .withBindMounts([{ source: keep.volume, target: keep.target, mode: 'rw' }]);
  }
  const started: StartedTestContainer = await container.start();
  const handle = client.container.getById(started.getId());
  const watch = guard({ container: started.getId() });
  const halt = async (): Promise<void> => {
    await handle.stop({ t: withinSeconds });
  };
  return {
    pause: halt,
    kill: async () => {
      await handle.kill({ signal: 'SIGKILL' });
      await handle.wait();
    },
    run: async (command) => {
      const { exitCode, output } = await started.exec(command);
      if (exitCode !== 0) throw new Error(`${command.join(' ')}: ${output.trim()}`);
    },
    resume: async () => {
      await handle.start().catch((error: unknown) => unless(error, 304));
    },
    stop: async () => {
      await end(handle, withinSeconds);
      watch.release();
    },
  };
}

/** Stops and removes a container; one that is not there is no fault. */
async function end(container: Container, withinSeconds: number): Promise<void> {
  try {
    await container.stop({ t: withinSeconds }).catch((error: unknown) => unless(error, 304));
    await container.remove({ force: true, v: true });
  } catch (error) {
    unless(error, 404);
  }
}

/** Passes over the engine's answers "not modified" (stopped already) and "not found". @throws any other */
function unless(error: unknown, status: number): void {
  const code =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (code !== status) throw error;
}

/** The reaper of Testcontainers is an image of its own: where it is not there, our guard does its work and nothing is pulled. */
async function withoutReaperToPull(): Promise<void> {
  if (process.env['TESTCONTAINERS_RYUK_DISABLED'] !== undefined) return;
  const { hasImage } = await dockerOffer(
    process.env['RYUK_CONTAINER_IMAGE'] ?? 'testcontainers/ryuk:0.14.0',
    true,
  );
  if (!hasImage) process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
}

/** Appends a container's output to a file. */
export async function logTo(logFile: string): Promise<(stream: NodeJS.ReadableStream) => void> {
  await mkdir(dirname(logFile), { recursive: true });
  return (stream) => void stream.pipe(createWriteStream(logFile, { flags: 'a' }));
}
