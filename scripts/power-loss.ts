import { parseArgs } from 'node:util';
import { cutThePower } from '../tests/faults/machine/power-loss/power-loss.ts';
import { hasStrace } from '../tests/faults/machine/strace.ts';
import { build, buildState } from './build.ts';

// Records what the built server writes and syncs while people use it, and cuts the power after every single write.
const { values: asked } = parseArgs({
	options: {
		orders: { type: 'string', default: '40' },
		limit: { type: 'string' },
		seed: { type: 'string', default: '1' }
	}
});
if (!hasStrace()) {
	console.log('not run: the recording needs strace, which is not installed on this machine.');
	process.exit(1);
}
if (buildState() !== 'fresh') {
	console.log('Building the server that loses its power…');
	await build();
}
const begun = performance.now();
const { deeds, cuts, promises, lost, corrupt } = await cutThePower({
	orders: Number(asked.orders),
	seed: Number(asked.seed),
	...(asked.limit === undefined ? {} : { limit: Number(asked.limit) }),
	tell: (line) => console.log(line)
});
for (const line of [...lost, ...corrupt].slice(0, 20)) console.log(line);
console.log(
	`${deeds} deeds, ${promises} promises, seed ${asked.seed}, ${Math.round((performance.now() - begun) / 1000)} s`
);
console.log(`cuts ${cuts}, lost ${lost.length}, corrupt ${corrupt.length}`);
process.exitCode = cuts > 0 && promises > 0 && lost.length + corrupt.length === 0 ? 0 : 1;
