import { fileImports } from './probes/file-imports.js';
import { houseRules } from './probes/house-rules.js';
import { packageBoundaries } from './probes/package-boundaries.js';
import { useProbes } from './probes/probes.js';
import { purity } from './probes/purity.js';

// Each lint rule is held against code that it must catch, and against code like it that is right.
const probes = useProbes();

packageBoundaries(probes);
fileImports(probes);
purity(probes);
houseRules(probes);
