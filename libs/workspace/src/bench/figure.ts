export { figuresTable, quantile, type BenchFigure } from '@xaso/bench/figures';
