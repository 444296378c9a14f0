import { parentPort, workerData } from 'node:worker_threads';
import { playPart } from './part.js';

// Every fault of a run is an Error; where it was made says nothing and takes a twentieth of the time.
Error.stackTraceLimit = 0;

await playPart(workerData as Parameters<typeof playPart>[0], (progress) => parentPort?.postMessage(progress));
