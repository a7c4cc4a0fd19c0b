import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

export type Served = { url: string; pid: number; startedMs: number; stop(): Promise<void> };

/** Starts a server in a process of its own and waits until the path answers 200. */
export async function serve(
	file: string,
	env: Record<string, string>,
	path: string,
	options: { headers?: Record<string, string>; port?: number; flags?: readonly string[] } = {}
): Promise<Served> {
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const begun = performance.now();
	const child = spawn(
		process.execPath,
		[...(options.flags ?? []), ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []), file],
		{
			stdio: ['ignore', 'ignore', 'inherit'],
			env: {
				PATH: process.env.PATH,
				TZ: 'UTC',
				NODE_ENV: 'production',
				HOST: '127.0.0.1',
				PORT: String(port),
				ORIGIN: url,
				...env
			}
		}
	);
	const gone = new Promise<void>((done) => child.once('close', () => done()));
	const stop = async () => {
		if (child.exitCode === null) child.kill('SIGTERM');
		await gone;
	};
	for (;;) {
		if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode} before it answered.`);
		const answer = await fetch(url + path, { redirect: 'manual', headers: options.headers ?? {} }).catch(
			() => undefined
		);
		if (answer?.status === 200) {
			await answer.arrayBuffer();
			return { url, pid: child.pid ?? 0, startedMs: performance.now() - begun, stop };
		}
		if (answer && performance.now() - begun > 30_000) {
			await stop();
			throw new Error(`${path} answered ${answer.status}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 2));
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
