export { type Cell, type CellFault, type Grid, type GridRow, placeOf } from './grid.js';
export { type LegacyCode, legacyCodeOf, legacyText } from './legacy-text.js';
export { type Parts, readGrid } from './read-grid.js';
export {
  cellFault,
  type Columns,
  isWritten,
  readTable,
  strayFaults,
  type Table,
  type TableShape,
} from './read-table.js';
export { openWorkbook } from './xlsx-zip.store.js';
