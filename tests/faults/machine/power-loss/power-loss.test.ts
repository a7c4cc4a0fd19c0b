import { expect, test } from 'vitest';
import { hasStrace } from '../strace.ts';
import { cutThePower } from './power-loss.ts';

// A sample; npm run power-loss cuts after every write.
test.runIf(hasStrace())('a power cut after any write loses nothing that was said before it', async () => {
	const { cuts, promises, lost, corrupt } = await cutThePower({ orders: 2, limit: 120 });
	expect([lost, corrupt]).toEqual([[], []]);
	expect(cuts).toBeGreaterThan(100);
	expect(promises).toBeGreaterThan(6);
});

test.runIf(hasStrace())('a design that does not wait for the disk is caught', async () => {
	const { lost } = await cutThePower({ orders: 1, limit: 120, syncLess: true });
	expect(lost.length).toBeGreaterThan(0);
});
