import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { askLedger, byInvariant } from '#lib/server/queries/ledger.ts';
import { plainly } from './plainly.ts';
import { askProvider } from './verify-ledger/ask-provider.ts';
import { reportOf } from './verify-ledger/report.ts';

// Asks every invariant of the money and changes nothing; may run while the server does. Exit code 1 on a break.
// --with-provider also compares every refund with the payment provider. --json prints the same for programs.
await plainly(async () => {
	const asJson = process.argv.includes('--json');
	const context = await createContext(readConfig());
	try {
		const asked = await askLedger(context.db.read, context.clock.now());
		const compared = process.argv.includes('--with-provider') ? await askProvider(context) : [];
		const invariants = byInvariant([...asked, ...compared]);
		const broken = invariants.flatMap((one) => one.broken);
		if (asJson) console.log(JSON.stringify({ sound: broken.length === 0, invariants }, null, 2));
		else console.log(reportOf(invariants));
		if (broken.length > 0) process.exitCode = 1;
	} finally {
		await context.db.close();
	}
});
