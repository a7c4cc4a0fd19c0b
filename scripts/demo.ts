import { resolve } from 'node:path';
import { build, buildFolder, buildState } from './build.ts';
import { startChild } from './demo/child.ts';
import { clearHalfSeeded, prepareShop } from './demo/seed.ts';
import { readSettings } from './demo/settings.ts';
import { startSurroundings } from './demo/surroundings.ts';
import { welcome } from './demo/welcome.ts';
import { whenNpmEnds } from './npm.ts';
import { isTaken } from './ports.ts';
import { untilReady } from './ready.ts';
import { SERVER_FLAGS } from './server-flags.ts';

// The demo shop: the production build on real SMTP and Stripe protocols, without network and without keys.
const endings: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
whenNpmEnds(() => void end(0));

try {
	await demo();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	await end(1);
}

async function demo(): Promise<void> {
	const settings = readSettings(process.env);
	if (await isTaken(settings.port, settings.host)) {
		throw new Error(`Port ${settings.port} is in use. Choose another one: PORT=3100 npm run demo`);
	}
	const state = buildState();
	if (state !== 'fresh') {
		console.log(
			`Building Homeward (${state === 'missing' ? 'first start' : 'its sources changed'}), about a minute…`
		);
		await build();
	}
	clearHalfSeeded(settings);
	const surroundings = await startSurroundings(settings);
	endings.push(() => surroundings.close());
	await prepareShop(settings, surroundings.env);

	console.log('Starting the shop…');
	const server = startChild([...SERVER_FLAGS, resolve(buildFolder, 'index.js')], surroundings.env);
	const gone = new Promise<number | null>((done) => server.once('exit', done));
	endings.unshift(async () => {
		server.kill('SIGTERM');
		await gone;
	});
	void gone.then((code) => ending ?? (console.error(`The shop stopped by itself (code ${code}).`), end(1)));
	await untilReady(`http://127.0.0.1:${settings.port}/readyz`, gone);
	console.log(welcome(settings, surroundings));
}

/** The shop first, so that it can finish its work with Stripe and mail still there. */
function end(code: number): Promise<void> {
	ending ??= (async () => {
		for (const stop of endings) await stop();
		process.exit(code);
	})();
	return ending;
}
