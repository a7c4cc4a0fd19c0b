import { describe, expect, test } from 'vitest';
import { engines, freshDatabase } from '../../support/databases.ts';
import { crashEverywhere } from './campaign.ts';
import { flows } from './flows.ts';
import { hasStrace } from './strace.ts';
import { steps, ways } from './ways.ts';

const isAboutMoney = ({ name }: { name: string }): boolean =>
	['approve', 'refund', 'void', 'part capture'].includes(name);

// A sample; npm run crash-points strikes at every step.
describe.each(engines)('a server that dies on %s', (engine) => {
	const database = async () => (await freshDatabase(engine)).url;

	test('loses nothing that it acknowledged and moves money once, whatever it was doing', async () => {
		const [only, struck] = engine === 'sqlite' ? [[47], flows] : [[41], flows.filter(isAboutMoney)];
		const result = await crashEverywhere({ flows: struck, ways: [steps], only, jobs: 2, database });
		expect(result.failures).toEqual([]);
		expect(result.survived).toBe(struck.length);
	});
});

test.runIf(hasStrace())('a server that dies in the middle of a write loses nothing either', async () => {
	const writes = ways().filter(({ name }) => name === 'writes');
	const result = await crashEverywhere({
		flows: flows.filter(({ name }) => name === 'refund' || name === 'part capture'),
		ways: writes,
		only: [61],
		jobs: 2
	});
	expect(result.failures).toEqual([]);
	expect(result.survived).toBe(2);
});
