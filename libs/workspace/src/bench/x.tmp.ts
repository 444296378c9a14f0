import { gatewayBench } from './gateway-bench.js';
await gatewayBench({ runs: 2, requests: 400, seconds: 3, log: (line) => console.log(line) });
process.exit(0);
