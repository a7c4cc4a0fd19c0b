import { building, dev } from '$app/environment';
import {
	isHttpError,
	isRedirect,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import type { Migration } from 'kysely/migration';
import { brokenApi } from '#lib/server/api/serve.ts';
import { access, entrance } from '#lib/server/auth/access.ts';
import { readVisitors } from '#lib/server/auth/signed-in.ts';
import { cookieOptions, isHttps, PREFERENCE_LIFE_SECONDS } from '#lib/server/http/cookies.ts';
import { errorPage } from '#lib/server/http/error-page.ts';
import { cleanForms, hasZeroByte, isTooLarge } from '#lib/server/http/form-body.ts';
import { securityHeaders } from '#lib/server/http/headers.ts';
import { chosenByAddress, isTheme, localeOf } from '#lib/server/http/locale.ts';
import { measure } from '#lib/server/http/metrics.ts';
import { isOwnRequest, isUnsafe, judgeHost } from '#lib/server/http/origin-check.ts';
import { isUnlearnt, learnFrame, print } from '#lib/server/http/print.ts';
import { allowFraming, isShared } from '#lib/server/http/for-other-sites.ts';
import { running } from '#lib/server/startup/running.ts';
import { start } from '#lib/server/startup/start.ts';
import { shopOf } from '#lib/server/store/shop.ts';
import { ASK_AGAIN_SECONDS, isUnavailable } from '#lib/server/store/unavailable.ts';
import { printedPages } from './routes/printed-pages.ts';

export const init: ServerInit = async () => {
	if (building) return;
	const files = import.meta.glob<Migration>('/migrations/*.ts', { eager: true });
	const named = Object.entries(files).map(
		([path, file]) => [path.replace(/^.*\/|\.ts$/g, ''), file] as const
	);
	await start(Object.fromEntries(named));
};

export const handle: Handle = async ({ event, resolve }) => {
	const begun = performance.now();
	const { context } = running();
	event.locals.context = context;
	event.locals.requestId = randomUUID();
	const response = await answerOrFail(event, resolve);
	securityHeaders(response.headers, {
		https: isHttps(context.config),
		isPrivate:
			access[event.route.id ?? ''] !== 'public' ||
			!!event.locals.staff ||
			!!event.locals.customer ||
			!!event.locals.gift
	});
	allowFraming(response.headers, event.route.id);
	response.headers.set('x-request-id', event.locals.requestId);
	note(event, response.status, (performance.now() - begun) / 1_000);
	return response;
};

/** A fault before any page is chosen closes the door: plain words, no detail. */
async function answerOrFail(
	event: RequestEvent,
	resolve: Parameters<Handle>[0]['resolve']
): Promise<Response> {
	// The process answers for itself, whatever the database does.
	if (event.route.id === '/healthz') return resolve(event);
	try {
		const response = await answer(event, resolve);
		return event.locals.unavailable && response.status === 500 ? askAgain(event, response) : response;
	} catch (error) {
		if (isRedirect(error) || isHttpError(error)) throw error;
		const { context, requestId, locale } = event.locals;
		context.log.error({ request: requestId, route: event.route.id, err: error }, 'fault');
		const asked = { locale: locale ?? 'en', requestId, origin: context.config.ORIGIN };
		if (access[event.route.id ?? ''] === 'api') return brokenApi(asked, error);
		return errorPage({ ...asked, status: isUnavailable(error) ? 503 : 500 });
	}
}

/** A full disk or a busy database is said as that, with the time to ask again. */
function askAgain({ isDataRequest, locals, request }: RequestEvent, failed: Response): Response {
	const { locale, requestId } = locals;
	// The page's own script reads the body that was made for it.
	const isScript = isDataRequest || request.headers.has('x-sveltekit-action');
	if (!isScript) return errorPage({ status: 503, locale, requestId });
	const response = new Response(failed.body, { status: 503, headers: failed.headers });
	response.headers.set('retry-after', String(ASK_AGAIN_SECONDS));
	return response;
}

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
	const { locals, request, cookies, url, route } = event;
	const { config, db } = locals.context;
	const shop = await shopOf(db);
	locals.shop = shop;
	locals.staff = null;
	locals.customer = null;
	locals.gift = null;
	const shared = isShared(route.id);
	locals.locale = localeOf({
		chosen: shared ? (url.searchParams.get('lang') ?? undefined) : cookies.get('lang'),
		acceptLanguage: request.headers.get('accept-language'),
		shop: shop.defaultLocale
	});
	const theme = shared ? null : cookies.get('theme');
	locals.theme = isTheme(theme) ? theme : null;

	const misdirected = refuseHost(event);
	if (misdirected) return misdirected;
	const audience = access[route.id ?? ''];
	// The development server has whatever address its terminal says.
	const origin = dev ? url.origin : config.ORIGIN;
	// The API reads no cookie: a request without its own credential is nobody's.
	const bringsCredential = audience === 'webhook' || audience === 'api';
	if (isUnsafe(request.method) && !bringsCredential && !isOwnRequest(request.headers, origin)) {
		locals.context.log.warn({ request: locals.requestId, route: route.id }, 'refused a foreign request');
		return errorPage({ status: 403, locale: locals.locale, requestId: locals.requestId });
	}
	if (audience !== 'api' && hasZeroByte(url))
		return errorPage({ status: 400, locale: locals.locale, requestId: locals.requestId });
	if (isTooLarge(request, audience))
		return errorPage({ status: 413, locale: locals.locale, requestId: locals.requestId });
	cleanForms(request);

	const chosen = request.method === 'GET' && !shared ? chosenByAddress(url) : null;
	if (chosen) {
		const lang = cookies.serialize('lang', chosen.locale, {
			...cookieOptions(config),
			maxAge: PREFERENCE_LIFE_SECONDS
		});
		return new Response(null, { status: 303, headers: { location: chosen.clean, 'set-cookie': lang } });
	}

	if (!shared) await readVisitors(event);
	const refused = refuseEntrance(event);
	if (refused) return refused;

	const places = {
		'%lang%': locals.locale,
		'%theme%': locals.theme ?? '',
		'%accent%': shop.accent,
		'%accent-dark%': shop.accentDark
	};
	const opening = (html: string) => html.replace(PLACES, (place) => places[place as keyof typeof places]);
	const page = !dev && request.method === 'GET' && !event.isDataRequest && printedPages[route.id ?? ''];
	const printed = page && (await print(event, await page(), opening));
	if (printed) return printed;
	let whole = '';
	const response = await resolve(event, {
		// The places are in the opening tag; behind it the text is somebody's.
		transformPageChunk: ({ html }) => {
			whole = html;
			const head = Math.max(0, html.indexOf('<head>'));
			return opening(html.slice(0, head)) + html.slice(head);
		}
	});
	if (page && response.status === 200 && isUnlearnt(event))
		await learnFrame(event, await page(), { html: whole, headers: response.headers });
	return response;
}
const PLACES = /%(?:lang|theme|accent|accent-dark)%/g;

/** Health checks come from inside, under any name. */
function refuseHost({ request, locals, url, route }: RequestEvent): Response | null {
	if (dev || PROBES.has(route.id ?? '')) return null;
	const { ORIGIN } = locals.context.config;
	const verdict = judgeHost(request.headers.get('host'), ORIGIN);
	if (verdict === 'own') return null;
	if (verdict === 'lead' && !isUnsafe(request.method))
		return new Response(null, { status: 307, headers: { location: ORIGIN + url.pathname + url.search } });
	const words = `This server answers for ${ORIGIN} only. If this is your server, set ORIGIN to the address people use and let the proxy pass the Host header on.\n`;
	return new Response(words, { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

function refuseEntrance(event: RequestEvent): Response | null {
	const { locals, request, route, params, url } = event;
	if (route.id === null) return null;
	const way = entrance({
		routeId: route.id,
		from: url.pathname + url.search,
		order: (params as Record<string, string | undefined>).order,
		staff: locals.staff,
		customer: locals.customer,
		gift: locals.gift,
		demo: locals.context.config.DEMO,
		isAct: isUnsafe(request.method),
		asksSecondFactor: locals.shop.settings.second_factor_required === true,
		now: locals.context.clock.now()
	});
	if (way.kind === 'open') return null;
	if (way.kind === 'closed') {
		const { locale, requestId, staff } = locals;
		return errorPage({ status: way.status, locale, requestId, isStaff: staff !== null });
	}
	// Requests made by the page's own script are answered in the form that script reads.
	if (event.isDataRequest || request.headers.has('x-sveltekit-action')) redirect(303, way.at);
	return new Response(null, { status: 303, headers: { location: way.at } });
}

function note(event: RequestEvent, status: number, seconds: number): void {
	const { context, requestId } = event.locals;
	const method = event.request.method;
	measure({ method, route: event.route.id, status, seconds });
	// The route, never the address: addresses hold tokens and order numbers.
	const entry = {
		request: requestId,
		method,
		route: event.route.id,
		status,
		ms: Math.round(seconds * 1_000)
	};
	if (status >= 500) context.log.error(entry, 'request failed');
	else context.log.debug(entry, 'request');
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const { context, requestId } = event.locals;
	if (status >= 500) context?.log.error({ request: requestId, route: event.route.id, err: error }, 'fault');
	if (isUnavailable(error)) event.locals.unavailable = true;
	return { message, requestId };
};
