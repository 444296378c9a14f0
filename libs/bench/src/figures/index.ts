export { figureOf, figuresTable, markdownTable, rounded, type BenchFigure, type Series } from './figure.js';
export { median, quantile } from './quantile.js';
