import type { Locale } from '#lib/i18n/say.ts';
import { say, type Message } from '#lib/i18n/say.ts';
import { ui } from '#lib/i18n/ui.ts';
import { ASK_AGAIN_SECONDS } from '../store/unavailable.ts';

/** A refusal before any page is chosen: plain words in the visitor's language, nothing loaded, no cookie needed. */
export function errorPage(refusal: {
	status: number;
	locale: Locale;
	requestId: string;
	words?: { title: Message; next: Message };
}): Response {
	const { status, locale, requestId } = refusal;
	const { title, next } = refusal.words ?? wordsFor(status);
	const body = `<!doctype html>
<html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${say(locale, title)}</title>
<style>:root{background:Canvas;color:CanvasText}body{font:17px/1.6 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 20px}</style>
<main><h1>${say(locale, title)}</h1><p>${say(locale, next)}</p>
<p><a href="/">${say(locale, ui.findMyOrder)}</a></p>
<p><small>${say(locale, ui.errorReference, { id: requestId })}</small></p></main></html>`;
	return new Response(body, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			...(status === 503 && { 'retry-after': String(ASK_AGAIN_SECONDS) }),
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
		}
	});
}

function wordsFor(status: number): { title: Message; next: Message } {
	if (status === 404) return { title: ui.notFoundTitle, next: ui.notFoundNext };
	if (status === 429) return { title: ui.tooManyTitle, next: ui.tooManyNext };
	if (status < 500) return { title: ui.notAllowedTitle, next: ui.notAllowedNext };
	if (status === 503) return { title: ui.restingTitle, next: ui.restingNext };
	return { title: ui.brokenTitle, next: ui.brokenNext };
}
