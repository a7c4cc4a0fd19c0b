import SqliteFile from 'better-sqlite3';
import { defaultRules } from '../../src/lib/domain/policy/rules.ts';
import { defaultReasons } from '../../src/lib/domain/policy/reasons.ts';
import { openDatabase } from '../../src/lib/server/store/database.ts';
import { migrateToLatest } from '../../src/lib/server/store/migrate.ts';
import { migrationsFromFolder } from '../../src/lib/server/store/migrations-folder.ts';

/** Past returns of two years, one per order: two lines, one parcel, one payment; written by SQL, not by commands. */
export async function writeHistory(path: string, returns: number): Promise<void> {
	const db = await openDatabase({ url: `sqlite:${path}` });
	await migrateToLatest(db, await migrationsFromFolder('migrations'));
	await db.close();
	const file = new SqliteFile(path);
	file.pragma('synchronous = OFF');
	file.pragma('foreign_keys = OFF');
	file.prepare(POLICY).run(JSON.stringify(defaultRules('THB')));
	const codes = defaultReasons.filter((reason) => !reason.needs_photo).map((reason) => reason.code);
	for (let from = 0; from < returns; from += BATCH) {
		file.exec('begin');
		for (const text of ROWS) {
			file
				.prepare(
					`with recursive n(i) as (select cast(? as integer) union all select i + 1 from n where i + 1 < cast(? as integer)) ${text}`
				)
				.run(
					from,
					Math.min(returns, from + BATCH),
					...(text.includes('json_extract') ? [JSON.stringify(codes)] : [])
				);
		}
		file.exec('commit');
	}
	file.exec('analyze');
	file.pragma('wal_checkpoint(TRUNCATE)');
	file.close();
}

const BATCH = 50_000;
/** The first return, and one each minute from there. */
export const FIRST = Date.UTC(2025, 0, 1);
const EACH = 60_000;
const id = (prefix: string, part = 0) => `printf('${prefix}_%08x-0000-7000-8000-%012x', i, ${part})`;
const at = (days: number) => `(${FIRST} + i * ${EACH} - ${days} * 86400000)`;
const POLICY = `insert into policy_versions (id, number, rules, note, effective_from, published_at, published_by)
	values ('pol_00000000-0000-7000-8000-000000000000', 1, ?, '', 0, 0, null)`;

const line = (
	part: number,
	category: string
) => `insert into order_lines select ${id('lin', part)}, ${id('ord')}, ${part},
	'l${part}', 'SKU', 'Piece', 'ชิ้น', '[]', null, 2, 20000 + i % 977 * 100, 0, 0, 1308, 700, 40000 + i % 977 * 200,
	${category}, '[]', 0, 'sale', null, 2, 0, 0, 0, 0, 0, 0 from n`;

const ROWS = [
	`insert into customers (id, name, locale, created_at) select ${id('cus')}, 'Somebody', 'en', 0 from n`,
	`insert into orders select ${id('ord')}, printf('B-%d', i), printf('B%d', i), 'bench', printf('%d', i), ${id('cus')}, 'Somebody',
	null, null, 'THB', 1, 'en', ${at(12)}, 80000, null, 0, 5000, 327, 2616, 85000 + i % 977 * 400, '{}', 'TH', null,
	null, '', ${at(12)}, ${at(12)}, 1 from n`,
	line(0, `case i % 3 when 0 then 'home' when 1 then 'clothing' else 'kitchen' end`),
	line(1, `'home'`),
	`insert into fulfilments select ${id('ful')}, ${id('ord')}, 0, 'f', 'delivered', 'Siam Parcel', 'standard', 'T', 'T', null,
	'', '', ${at(9)}, ${at(9)}, ${at(6)}, null, null, 1 from n`,
	`insert into fulfilment_lines select ${id('ful')}, ${id('lin', 0)}, 2 from n`,
	`insert into fulfilment_lines select ${id('ful')}, ${id('lin', 1)}, 2 from n`,
	`insert into payments select ${id('pay')}, ${id('ord')}, 0, 'p', 'stripe', 'card', 'Visa', null, 'THB', 1,
	85000 + i % 977 * 400, 85000 + i % 977 * 400, 0, 0, 'none', ${at(12)}, 1 from n`,
	`insert into returns (id, number, order_id, kind, state, channel, locale, currency, policy_version_id, decision, method,
	quoted_minor, return_shipping_fee_minor, review_reasons, idempotency_key, created_at, version)
	select ${id('ret')}, printf('RT-%d', i), ${id('ord')}, 'return', 'closed', 'portal', 'en', 'THB',
	'pol_00000000-0000-7000-8000-000000000000', '{}', 'own_carrier', 0, 0, '', printf('%d', i), ${at(0)}, 1 from n`,
	`insert into return_items (id, return_id, order_line_id, position, quantity, outcome, goods_required, reason_code,
	comment, reception, acceptance, quoted_goods_minor, quoted_tax_minor, quoted_shipping_minor, fee_minor,
	deduction_minor, received_at)
	select ${id('rit')}, ${id('ret')}, ${id('lin', 0)}, 0, 1 + i % 2, 'refund', 1,
	json_extract(?, '$[' || (i % ${defaultReasons.filter((reason) => !reason.needs_photo).length}) || ']'), '', 'received',
	'accepted', 0, 0, 0, 0, 0, ${at(0)} from n`
];
