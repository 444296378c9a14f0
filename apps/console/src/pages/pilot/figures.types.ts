/** What indicators answers of figures, by the names that the pages have for it. */
export type {
  BreakdownByCommuneResponse as Breakdown,
  BreakdownCell as Cell,
  Dashboard,
  FigureEvent,
  FigureView,
  Unconverted,
} from '../../api/indicators/types.gen.js';
