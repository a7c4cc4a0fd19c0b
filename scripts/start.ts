import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildFolder, buildState } from './build.ts';
import { whenNpmEnds } from './npm.ts';
import { isTaken } from './ports.ts';

// The production server in this very process, so that signals reach it directly. Settings come from the
// environment, or from .env beside package.json.
if (existsSync('.env')) process.loadEnvFile('.env');
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '0.0.0.0';

if (buildState() === 'missing') {
	console.log('Building Homeward once; about a minute…');
	await build().catch(leave);
}
if (buildState() === 'stale')
	console.log('The sources are newer than the build; npm run build brings it up to date.');
if (await isTaken(port, host)) leave(`Port ${port} is in use. Choose another one: PORT=3100 npm start`);
// Without it the adapter takes every request for https and refuses forms sent over plain http.
process.env.ORIGIN ??= `http://localhost:${port}`;
await import(pathToFileURL(resolve(buildFolder, 'index.js')).href);

function leave(reason: unknown): never {
	console.error(reason instanceof Error ? reason.message : reason);
	process.exit(1);
}
