import { lookup as lookUp } from 'node:dns/promises';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import { faultOfStatus, type DeliveryFault } from '#lib/domain/webhook/outcome.ts';
import { addressGuard } from '../../networks.ts';
import type { WebhookAnswer, WebhookCall, WebhooksPort } from './port.ts';

export type HttpWebhooksOptions = {
	/** Networks besides the public ones that may be sent to; only to these without TLS. */
	networks: readonly string[];
	timeoutMs: number;
	/** Where names are looked up; the machine's own way when left out. */
	resolve?: (name: string) => Promise<{ address: string; family: number }[]>;
};

/** What is kept of an answer, and how much of it is read before the line is cut. */
const KEPT_BYTES = 1_000;

/**
 * Webhooks over HTTP. The name is looked up once, every address it has must be one that may be sent to, and the call
 * goes to exactly these: a name that answers otherwise a moment later leads nowhere. Nobody is followed elsewhere, and
 * what comes back is cut off after its beginning or when the time is over, however slowly it drips.
 */
export function httpWebhooks({
	networks,
	timeoutMs,
	resolve = everyAddress
}: HttpWebhooksOptions): WebhooksPort {
	const guard = addressGuard(networks);
	return {
		async post(call) {
			const began = performance.now();
			const signal = AbortSignal.timeout(timeoutMs);
			const given = await answered(call, signal).catch((error: unknown) => faultOf(error, signal));
			return { ...given, durationMs: Math.round(performance.now() - began) };
		}
	};

	async function answered(call: WebhookCall, signal: AbortSignal): Promise<Given> {
		const url = new URL(call.url);
		const name = url.hostname.replace(/^\[|\]$/g, '');
		const addresses = await orTimeOut(resolve(name), signal);
		const standing = addresses.map(({ address }) => guard(address));
		if (addresses.length === 0 || standing.includes('private')) return without('address_private');
		if (url.protocol !== 'https:' && standing.includes('public')) return without('not_https');
		return exchange(call, url, { pinned: pinnedTo(addresses), name }, signal);
	}
}

type Given = Omit<WebhookAnswer, 'durationMs'>;
const without = (fault: DeliveryFault): Given => ({ status: null, fault, start: '', retryAfter: null });

const everyAddress = (name: string) => lookUp(name, { all: true, verbatim: true });

/** A look-up has no time-out of its own. */
const orTimeOut = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
	Promise.race([
		work,
		new Promise<never>((_, reject) =>
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
		)
	]);

/** Answers every question for an address with those that were looked at. */
const pinnedTo =
	(addresses: { address: string; family: number }[]): LookupFunction =>
	(_name, options, answer) => {
		const [first] = addresses;
		if (options.all) answer(null, addresses);
		else answer(null, first?.address ?? '', first?.family);
	};

async function exchange(
	call: WebhookCall,
	url: URL,
	{ pinned, name }: { pinned: LookupFunction; name: string },
	signal: AbortSignal
): Promise<Given> {
	const options: RequestOptions = {
		method: 'POST',
		signal,
		lookup: pinned,
		// A connection of its own: one that is kept was opened for an address that somebody looked at earlier.
		agent: false,
		headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) }
	};
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		const request =
			url.protocol === 'https:'
				? secure(url, { ...options, ...(isIP(name) === 0 && { servername: name }) })
				: plain(url, options);
		request.once('response', resolve).once('error', reject).end(call.body);
	});
	const status = response.statusCode ?? 0;
	const retryAfter = response.headers['retry-after'] ?? null;
	// The status is the answer: when its text breaks off or takes too long, the receiver has spoken all the same.
	const start = await beginning(response).catch(() => '');
	return { status, fault: faultOfStatus(status), start, retryAfter };
}

async function beginning(response: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const part of response as AsyncIterable<Buffer>) {
			parts.push(part);
			bytes += part.length;
			if (bytes >= KEPT_BYTES) break;
		}
	} finally {
		response.destroy();
	}
	const text = Buffer.concat(parts).subarray(0, KEPT_BYTES).toString('utf8');
	// PostgreSQL takes no zero byte, and nobody reads the other signs that steer a terminal.
	return text.replace(/[^\P{Cc}\n\t]/gu, '').toWellFormed();
}

function faultOf(error: unknown, signal: AbortSignal): Given {
	if (signal.aborted) return without('timeout');
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (/^(ENOTFOUND|EAI_)/.test(code)) return without('name_unknown');
	if (/CERT|SSL|TLS|EPROTO|UNABLE_TO/.test(code)) return without('certificate');
	return without('unreachable');
}
