export { comparisonTable, type Comparison } from './comparison.js';
export { eventsBench, type EventsBench, type EventsBenchOptions } from './events-bench.js';
export { figuresTable, type BenchFigure } from './figures/index.js';
