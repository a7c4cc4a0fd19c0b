import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { FaultState } from './faults.ts';

export type Receive = (envelope: { from: string; to: string[] }, data: Uint8Array) => Promise<void>;

const LARGEST_BYTES = 25 * 1024 * 1024;

/** A listening SMTP server. `close` hangs up on everybody and frees the port. */
export async function listenSmtp(port: number, host: string, faults: FaultState, receive: Receive) {
	const sockets = new Map<number, Socket>();
	const server = new SMTPServer({
		name: 'mailbox.localhost',
		banner: 'mailbox',
		size: LARGEST_BYTES,
		disableReverseLookup: true,
		disabledCommands: ['STARTTLS'],
		authOptional: true,
		allowInsecureAuth: true,
		closeTimeout: 1,
		onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'anybody' }),
		onConnect: (_session, done) => later(faults, done),
		onMailFrom: (_address, _session, done) => later(faults, done),
		onRcptTo({ address }, _session, done) {
			const code = faults.refused.get(address.toLowerCase());
			later(faults, () => done(code ? answer(code, 'Mailbox refused') : null));
		},
		onData(stream, session, done) {
			void (async () => {
				const data = await readWhole(stream);
				if (stream.sizeExceeded) return done(answer(552, 'Message too large'));
				if (faults.contentCode !== null) return done(answer(faults.contentCode, 'Message refused'));
				const { mailFrom, rcptTo } = session.envelope;
				await receive(
					{ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) },
					data
				);
				if (faults.repliesToLose > 0) {
					faults.repliesToLose -= 1;
					sockets.get(session.remotePort)?.destroy();
					return;
				}
				later(faults, () => done(null, 'Kept'));
			})().catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
		}
	});
	server.server.on('connection', (socket: Socket) => {
		const { remotePort } = socket;
		if (remotePort === undefined) return;
		sockets.set(remotePort, socket);
		socket.once('close', () => sockets.delete(remotePort));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	server.removeAllListeners('error');
	// A client that hangs up in the middle of a sentence is not news.
	server.on('error', () => undefined);
	const address = server.server.address();

	return {
		port: typeof address === 'object' && address ? address.port : port,
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets.values()) socket.destroy();
			})
	};
}

function later(faults: FaultState, act: () => void): void {
	if (faults.delayMs === 0) act();
	else setTimeout(act, faults.delayMs).unref();
}

function answer(responseCode: number, text: string): Error {
	return Object.assign(new Error(text), { responseCode });
}

async function readWhole(stream: SMTPServerDataStream): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= LARGEST_BYTES) chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
