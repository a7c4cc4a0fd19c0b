import { openDatabase } from '#lib/server/store/database.ts';
import { race } from './race.ts';

/** Another process that wants the same pieces: told the database, the variant and how often, it tells how many it got. */
const [url = '', variant = '', times = '0'] = process.argv.slice(2);
const db = await openDatabase({ url });
process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
const results = await race(db, variant as `var_${string}`, Number(times));
await db.close();
process.stdout.write(`${results.filter((result) => result.ok).length}\n`);
process.stdin.destroy();
