import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { randomIds } from '#lib/server/ids.ts';
import { reasonsOf } from '#lib/server/store/reasons.ts';
import { up } from '../../migrations/0010_cash_on_delivery.ts';
import { describeEngines } from '../support/databases.ts';

describeEngines('a shop from before claims of cash on delivery', (_engine, open) => {
	test('learns the reason it had none for, behind its own; a new shop has it already', async () => {
		const db = await open();
		const upgrade = () => up(db.owner as unknown as Kysely<unknown>);
		const back = async () => {
			await sql`drop table cod_claims`.execute(db.owner);
			await sql`alter table fulfilments drop column refused_at`.execute(db.owner);
		};
		const last = async () => (await reasonsOf(db.read, 'return', 'all')).at(-1);
		await back();
		await upgrade();
		expect(await last()).toBeUndefined();

		await ensureDefaults({ db, clock: { now: () => 0 }, ids: randomIds });
		const own = await reasonsOf(db.read, 'return', 'all');
		await back();
		await upgrade();
		expect(await reasonsOf(db.read, 'return', 'all')).toEqual(own);

		await sql`delete from reasons where code = 'not_ordered'`.execute(db.owner);
		await back();
		await upgrade();
		expect(await reasonsOf(db.read, 'return', 'all')).toHaveLength(own.length);
		expect(await last()).toMatchObject({ code: 'not_ordered', fault: 'merchant', active: 1 });
	});
});
