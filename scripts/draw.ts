/** Writes the drawings as SVG files: node scripts/draw.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { drawingFiles } from '#lib/ui/drawings/files.ts';

for (const [path, svg] of drawingFiles()) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, svg);
}
