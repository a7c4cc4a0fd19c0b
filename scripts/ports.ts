import { createServer } from 'node:net';

/** Whether somebody already listens there. */
export async function isTaken(port: number, host: string): Promise<boolean> {
	const server = createServer();
	return new Promise((resolve) => {
		server.once('error', () => resolve(true));
		server.listen({ port, host }, () => server.close(() => resolve(false)));
	});
}
