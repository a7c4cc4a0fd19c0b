import { noFaults, type MailboxFaults } from './faults.ts';
import { listenSmtp } from './smtp.ts';
import { openMailStore, type MailboxMessage } from './store.ts';
import { listenWeb } from './web.ts';

export type { MailboxAttachment, MailboxMessage } from './store.ts';
export type { MailboxFaults } from './faults.ts';

export type MailboxSettings = {
	/** 0 takes any free port. */
	smtpPort: number;
	webPort: number;
	host: string;
	/** Where to keep the mails as .eml files; without it they live as long as the process. */
	dataDir?: string;
};

export type Mailbox = {
	smtpUrl: string;
	url: string;
	/** Newest first; `to` narrows to one recipient. */
	messages(to?: string): MailboxMessage[];
	/** The first mail that satisfies the predicate, already here or still to come; throws after `timeoutMs`. */
	waitFor(wanted: (message: MailboxMessage) => boolean, timeoutMs: number): Promise<MailboxMessage>;
	empty(): Promise<void>;
	faults: MailboxFaults;
	close(): Promise<void>;
};

/** Starts a mail server that delivers to a web page instead of to the world. */
export async function startMailbox({ smtpPort, webPort, host, dataDir }: MailboxSettings): Promise<Mailbox> {
	const store = await openMailStore(dataDir);
	const state = noFaults();
	const listen = (port: number) =>
		listenSmtp(port, host, state, async (envelope, data) => {
			await store.add(envelope, data, Date.now());
		});
	let smtp: Awaited<ReturnType<typeof listen>> | null = await listen(smtpPort);
	const { port } = smtp;
	let reopening: NodeJS.Timeout | undefined;

	const goDown = async () => {
		clearTimeout(reopening);
		const open = smtp;
		smtp = null;
		await open?.close();
	};
	const goUp = async () => {
		clearTimeout(reopening);
		smtp ??= await listen(port);
	};

	const faults: MailboxFaults = {
		refuse: (address, code = 550) => void state.refused.set(address.toLowerCase(), code),
		refuseContent: (code = 554) => void (state.contentCode = code),
		slow: (milliseconds) => void (state.delayMs = milliseconds),
		loseReply: (count = 1) => void (state.repliesToLose = count),
		async downFor(seconds) {
			await goDown();
			reopening = setTimeout(() => void goUp(), seconds * 1000);
		},
		async clear() {
			Object.assign(state, noFaults());
			await goUp();
		}
	};

	const web = await listenWeb(webPort, host, store, faults).catch(async (error: unknown) => {
		await goDown();
		throw error;
	});
	return {
		smtpUrl: `smtp://${named(host)}:${port}`,
		url: `http://${named(host)}:${web.port}`,
		messages: (to) => store.list(to),
		waitFor: (wanted, timeoutMs) => store.waitFor(wanted, timeoutMs),
		empty: async () => void (await store.clear()),
		faults,
		async close() {
			await goDown();
			await web.close();
		}
	};
}

/** An address a person can open: a server that listens everywhere is reached on this machine. */
function named(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
