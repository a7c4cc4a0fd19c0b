import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { startImport } from '#lib/server/commands/imports/start-import.ts';
import { runImport } from '#lib/server/commands/imports/run-import.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { faultsOf, findImport } from '#lib/server/store/imports.ts';
import { readShop } from '#lib/server/store/shop.ts';

const USAGE = `Reads orders and earlier returns from a CSV file.

  npm run import:csv -- FILE [--dry-run] [options]

  --dry-run              reads, checks and counts, writes nothing
  --currency THB         where the file has no currency column (default: the shop's)
  --zone Asia/Bangkok    of dates without one (default: the shop's)
  --dates dmy|mdy        order of day and month (default: dmy)
  --channel NAME         where these orders come from (default: csv)
  --country TH           where the file has no country column
  --delivered-after N    days from order to delivery where the file tells of none (default: 3)
  --unfulfilled          leave such orders as not yet sent
  --column NAME=HEADER   says which header holds what, for headers that are not recognised; repeatable`;

const MOST_BYTES = 2 * 1024 ** 3;

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			'dry-run': { type: 'boolean', default: false },
			currency: { type: 'string' },
			zone: { type: 'string' },
			dates: { type: 'string', default: 'dmy' },
			channel: { type: 'string', default: 'csv' },
			country: { type: 'string', default: 'TH' },
			'delivered-after': { type: 'string', default: '3' },
			unfulfilled: { type: 'boolean', default: false },
			column: { type: 'string', multiple: true, default: [] },
			help: { type: 'boolean', default: false }
		}
	});
	const [file] = positionals;
	if (values.help || !file) return void console.log(USAGE);
	if (values.dates !== 'dmy' && values.dates !== 'mdy') throw new Error('--dates is dmy or mdy.');
	const days = Number(values['delivered-after']);
	if (!Number.isInteger(days) || days < 0) throw new Error('--delivered-after is a whole number of days.');
	const context = await createContext({ ...readConfig(), LOG_LEVEL: 'error' });
	try {
		const shop = await readShop(context.db.read);
		const bytes = statSync(file).size;
		const upload = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
		const stored = await context.files.putStream('imports', 'csv', upload, MOST_BYTES);
		const started = await startImport(
			context,
			{ kind: 'system' },
			{
				file_name: basename(file),
				file_path: stored.path,
				bytes,
				dry_run: values['dry-run'],
				options: {
					currency: values.currency ?? shop.currency,
					zone: values.zone ?? shop.timezone,
					day_order: values.dates,
					channel: values.channel,
					category: '',
					country: values.country,
					locale: shop.defaultLocale,
					delivered_after_days: values.unfulfilled ? null : days,
					columns: Object.fromEntries(values.column.map((pair) => pair.split('=', 2)))
				}
			}
		);
		if (!started.ok) throw new Error(started.refusal.reason);
		const id = started.value.import_id;
		await runImport(context, { kind: 'system' }, id, (progress) => {
			const percent = bytes === 0 ? 100 : Math.floor((100 * progress.bytes_done) / bytes);
			console.error(
				`${String(percent).padStart(3)} %  ${progress.rows_done} rows  ${progress.orders_created} orders`
			);
		});
		const result = await findImport(context.db.read, id);
		for (const fault of await faultsOf(context.db.read, id, 200))
			console.log(`row ${fault.row}  ${fault.column || '-'}  ${fault.reason}  ${fault.value}`);
		console.log(
			`${values['dry-run'] ? 'Would be: ' : ''}${result?.orders_created} orders new, ${result?.orders_updated} changed, ` +
				`${result?.returns_created} earlier returns; ${result?.rows_skipped} rows skipped, ${result?.rows_failed} faulty.`
		);
		if (result?.state !== 'done')
			throw new Error(`The import ended as ${result?.state}: ${result?.error ?? ''}`);
	} finally {
		await context.db.close();
	}
}
