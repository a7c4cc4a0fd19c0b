import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildFolder, buildState } from './build.ts';
import { isTaken } from './ports.ts';

// The production server in this very process, so that signals reach it directly. Settings come from the
// environment, or from .env beside package.json.
if (existsSync('.env')) process.loadEnvFile('.env');
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '0.0.0.0';

if (buildState() === 'missing') {
	console.log('Building Homeward once; this takes about a minute…');
	await build((text) => process.stdout.write(text)).catch(leave);
}
if (await isTaken(port, host)) leave(`Port ${port} is in use. Choose another one: PORT=3100 npm start`);
// Without it the adapter takes every request for https and refuses forms sent over plain http.
process.env.ORIGIN ??= `http://localhost:${port}`;
await import(pathToFileURL(resolve(buildFolder, 'index.js')).href);

function leave(reason: unknown): never {
	console.error(reason instanceof Error ? reason.message : reason);
	process.exit(1);
}
