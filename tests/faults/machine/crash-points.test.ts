import { describe, expect, test } from 'vitest';
import { engines, freshDatabase } from '../../support/databases.ts';
import { crashEverywhere } from './campaign.ts';
import { flows } from './flows.ts';
import { hasStrace, steps, ways } from './ways.ts';

// A sample; npm run crash-points strikes at every step.
describe.each(engines)('a server that dies on %s', (engine) => {
	const database = async () => (await freshDatabase(engine)).url;

	test('loses nothing that it acknowledged and refunds once, whatever it was doing', async () => {
		const only = engine === 'sqlite' ? [24, 57] : [41];
		const result = await crashEverywhere({ flows, ways: [steps], only, jobs: 2, database });
		expect(result.failures).toEqual([]);
		expect(result.survived).toBe(flows.length * only.length);
	});
});

test.runIf(hasStrace())('a server that dies in the middle of a write loses nothing either', async () => {
	const writes = ways().filter(({ name }) => name === 'writes');
	const result = await crashEverywhere({
		flows: flows.filter(({ name }) => name === 'submit' || name === 'refund'),
		ways: writes,
		only: [61],
		jobs: 2
	});
	expect(result.failures).toEqual([]);
	expect(result.survived).toBe(2);
});
