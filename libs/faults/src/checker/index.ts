export { check, type Evidence } from './check.js';
export { clean, lastLine, report, type Counts, type Finding, type Verdict } from './verdict.js';
