import type Stripe from 'stripe';
import { answer, type Answer, type Answering, type Cause } from '#emulators/stripe/answering.ts';
import { runDue } from '#emulators/stripe/clockwork.ts';
import { createFaults, type FaultInput } from '#emulators/stripe/faults.ts';
import { parseForm } from '#emulators/stripe/form.ts';
import { createIdempotency } from '#emulators/stripe/idempotency.ts';
import type { State, World } from '#emulators/stripe/world.ts';
import { HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import type { Leaning } from './mutants.ts';
import type { Stage } from './stage.ts';

/** A webhook on its way to us. */
export type Delivery = { at: number; event: Stripe.Event; tries: number; mustArrive: boolean };

export type Provider = {
	world: World;
	deliveries: Delivery[];
	/** Until then nobody can reach it. */
	downUntil: number;
	fetch: typeof fetch;
	/** Lets happen what is due by itself: late requests, settlements, forgotten keys. */
	runDue(): Promise<void>;
	/** When the next of these is due. */
	nextDue(): number;
};

/** Whether faults come at all, and which come more often than usual. */
export type Weather = { faults: boolean; leaning: Leaning };

/** Requests that timed out may still be executed within this, and lists may hide a refund this long: together less than our wait. */
const LATEST_ARRIVAL = 5 * MINUTE;
const LONGEST_LAG = 4 * MINUTE;
const TIMEOUT = 5 * SECOND;

/** The Stripe emulator's own world and answers, in this process, behind the `fetch` that the real SDK is given. */
export function createProvider(stage: Stage, state: State, weather: Weather): Provider {
	const faults = createFaults();
	const now = () => stage.now;
	const late: { at: number; run: () => Promise<Answer> }[] = [];
	let serial = 0;
	let cause: Cause | null = null;
	const id = (prefix: string) => `${prefix}_sim${String((serial += 1)).padStart(6, '0')}`;
	const world: World = {
		state,
		delays: { settleMs: HOUR, failMs: HOUR, referenceMs: 15 * SECOND, instructionsExpireMs: 45 * 24 * HOUR },
		refundsOf: new Map(),
		now,
		seconds: () => Math.floor(now() / 1000),
		id,
		origin: () => 'http://pages.simulation',
		emit: (type, object) => emit(type, object),
		schedule: (item) => void state.scheduled.push(item),
		takeRefundFate: () => faults.takeForRefund()
	};
	const idempotency = createIdempotency(state.keys, now);
	const answering: Answering = { world, faults, idempotency, setCause: (to) => void (cause = to) };

	function emit(type: string, object: object): void {
		if (!/^(refund\.|charge\.refunded|charge\.dispute\.|payment_intent\.(canceled|succeeded))/.test(type))
			return;
		const event = {
			id: id('evt'),
			object: 'event',
			created: world.seconds(),
			data: { object: JSON.parse(JSON.stringify(object)) as object },
			livemode: false,
			request: cause,
			type
		} as unknown as Stripe.Event;
		const isOurs = 'metadata' in object && Object.keys(object.metadata as object).length > 0;
		const mustArrive = type.startsWith('charge.dispute.') || (type.startsWith('refund.') && !isOurs);
		send({ at: now(), event, tries: 0, mustArrive });
	}

	/** Webhooks are lost, late, repeated and out of order; what only they can tell comes at last. */
	function send(delivery: Delivery): void {
		const { chance } = stage;
		if (!weather.faults) return void provider.deliveries.push(delivery);
		if (!delivery.mustArrive && chance.happens(delivery.event.type === 'charge.refunded' ? 0.7 : 0.3)) {
			return stage.count('webhook lost');
		}
		const copies = chance.happens(0.2) ? 1 + chance.between(1, 2) : 1;
		if (copies > 1) stage.count('webhook repeated');
		for (let copy = 0; copy < copies; copy++) {
			const isLate = chance.happens(0.15);
			if (isLate) stage.count('webhook hours late');
			const wait = isLate ? chance.between(MINUTE, 70 * HOUR) : chance.between(10, 8 * SECOND);
			provider.deliveries.push({ ...delivery, at: now() + wait });
		}
	}

	async function fetchInProcess(input: string | URL | Request, init?: RequestInit): Promise<Response> {
		const url = new URL(String(input));
		const method = init?.method ?? 'GET';
		const isSend = method === 'POST';
		// The fence is checked right before a send, so nothing may come between the two.
		if (!isSend) await stage.pauseInCall(`asks ${method} ${url.pathname}`);
		const fault = weather.faults ? drawn(isSend) : null;
		if (fault) stage.count(`${isSend ? 'send' : 'read'}: ${fault}`);
		stage.tell(`${method} ${url.pathname}${fault ? ` (${fault})` : ''}`);
		if (stage.now < provider.downUntil) return unreachable(isSend);
		const key = new Headers(init?.headers).get('idempotency-key') ?? undefined;
		const params = parseForm(isSend ? String(init?.body ?? '') : url.search.slice(1));
		const call = { method, path: url.pathname, params };
		const execute = (bent?: FaultInput) => {
			if (bent) faults.add(bent);
			const strikes =
				bent && !bent.kind.startsWith('list') ? faults.takeForRequest(method, call.path) : undefined;
			return answer(answering, call, isSend ? key : undefined, strikes);
		};
		switch (fault) {
			case 'lost before it arrives':
				return noAnswer();
			case 'executed late':
				late.push({ at: now() + stage.chance.between(SECOND, LATEST_ARRIVAL), run: () => execute() });
				return noAnswer();
			case 'no answer after success':
				await execute();
				return noAnswer();
			case 'reset after success':
				await execute();
				return reset('ECONNRESET');
			case 'reset before it arrives':
				return reset('ECONNRESET');
			case 'refused connection':
				return reset('ECONNREFUSED');
			case '502 of a proxy':
				return responded({ status: 502, body: '<html>Bad Gateway</html>', headers: {} });
			case 'kept 500 without effect':
				return responded(await execute({ kind: 'error_500_before', method, path: call.path } as FaultInput));
			case 'kept 500 with effect':
				return responded(await execute({ kind: 'error_500_after', method, path: call.path } as FaultInput));
			case 'rate limit':
				return responded(await execute({ kind: 'rate_limit', method, path: call.path } as FaultInput));
			case 'key in use':
				return responded(await execute({ kind: 'conflict', method, path: call.path } as FaultInput));
			case 'refused':
				return responded(await execute({ kind: 'refuse', path: call.path, code: 'balance_insufficient' }));
			case 'bad credentials':
				return responded(UNAUTHORISED);
			case 'lagging list':
				faults.add({ kind: 'list_lags', delayMs: stage.chance.between(SECOND, LONGEST_LAG) });
				return responded(await execute());
			default:
				if (isSend && weather.faults && call.path === '/v1/refunds') bendRefund();
				return responded(await execute());
		}
	}

	/** Refunds that stay pending, or fail after they succeeded. */
	function bendRefund(): void {
		const { chance } = stage;
		if (chance.happens(0.12)) {
			stage.count('refund stays pending');
			faults.add({ kind: 'refund_stays_pending' });
		} else if (chance.happens(0.06)) {
			stage.count('refund fails after success');
			faults.add({ kind: 'refund_fails_later', delayMs: chance.between(MINUTE, 30 * HOUR) });
		}
	}

	function drawn(isSend: boolean): string | null {
		if (isSend && stage.chance.happens(weather.leaning.spentKey ?? 0)) return 'kept 500 without effect';
		let dice = stage.chance.next();
		for (const [fault, weight] of isSend ? SEND_FAULTS : READ_FAULTS) {
			dice -= weight;
			if (dice < 0) return fault;
		}
		return null;
	}

	async function unreachable(isSend: boolean): Promise<Response> {
		stage.count('call while the provider is down');
		if (isSend && stage.chance.happens(0.5)) return noAnswer();
		return reset(stage.chance.happens(0.5) ? 'ECONNREFUSED' : 'ECONNRESET');
	}

	async function noAnswer(): Promise<never> {
		await stage.pauseInCall('no answer', TIMEOUT);
		throw Object.assign(new Error('aborted'), { name: 'AbortError' });
	}

	async function reset(code: string): Promise<never> {
		await stage.pauseInCall(`connection: ${code}`, 20);
		throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
	}

	async function responded(made: Answer): Promise<Response> {
		await stage.pauseInCall(`answered ${made.status}`, stage.chance.between(20, 400));
		return {
			status: made.status,
			headers: new Map(Object.entries(made.headers).map(([name, value]) => [name.toLowerCase(), value])),
			text: async () => made.body
		} as unknown as Response;
	}

	const provider: Provider = {
		world,
		deliveries: [],
		downUntil: 0,
		fetch: fetchInProcess as typeof fetch,
		async runDue() {
			for (const request of late.filter(({ at }) => at <= now())) {
				late.splice(late.indexOf(request), 1);
				stage.tell('a late request is executed at the provider');
				await request.run();
			}
			if (state.scheduled.some(({ at }) => at <= now())) runDue(world);
			idempotency.prune();
		},
		nextDue: () =>
			Math.min(
				Infinity,
				...late.map(({ at }) => at),
				...state.scheduled.map(({ at }) => at),
				...provider.deliveries.map(({ at }) => at)
			)
	};
	return provider;
}

const UNAUTHORISED: Answer = {
	status: 401,
	body: JSON.stringify({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }),
	headers: {}
};

const SEND_FAULTS: readonly (readonly [string, number])[] = [
	['lost before it arrives', 0.07],
	['executed late', 0.06],
	['no answer after success', 0.09],
	['reset after success', 0.03],
	['reset before it arrives', 0.02],
	['refused connection', 0.02],
	['502 of a proxy', 0.02],
	['kept 500 without effect', 0.06],
	['kept 500 with effect', 0.04],
	['rate limit', 0.03],
	['key in use', 0.02],
	['refused', 0.02],
	['bad credentials', 0.01]
];
const READ_FAULTS: readonly (readonly [string, number])[] = [
	['lost before it arrives', 0.04],
	['reset before it arrives', 0.02],
	['502 of a proxy', 0.03],
	['rate limit', 0.02],
	['lagging list', 0.15]
];
