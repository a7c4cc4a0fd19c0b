import type { Locale } from '#lib/i18n/say.ts';
import { say, type Message } from '#lib/i18n/say.ts';
import { errorWords } from '#lib/i18n/error-words.ts';
import { ui } from '#lib/i18n/ui.ts';
import { ASK_AGAIN_SECONDS } from '../store/unavailable.ts';

/** A refusal before any page is chosen: plain words in the visitor's language, nothing loaded, no cookie needed. */
export function errorPage(refusal: {
	status: number;
	locale: Locale;
	requestId: string;
	words?: { title: Message; next: Message };
	/** Somebody of the team, whose way on is the queue. */
	isStaff?: boolean;
}): Response {
	const { status, locale, requestId, isStaff = false } = refusal;
	const { title, next } = refusal.words ?? wordsFor(status, isStaff);
	const way = isStaff ? { to: '/desk', words: ui.toQueue } : { to: '/', words: ui.findMyOrder };
	const body = `<!doctype html>
<html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${say(locale, title)}</title>
<style>${LOOK}</style>
<main><h1>${say(locale, title)}</h1><p>${say(locale, next)}</p>
<p><a href="${way.to}">${say(locale, way.words)}</a></p>
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

/** The colours and measures of the pages (styles/tokens.css), without their files. */
const LOOK = [
	':root{color-scheme:light dark;background:light-dark(#faf7f0,#0f1b2d);color:light-dark(#1a1814,#f0eadf)}',
	'body{font:17px/1.6 "Noto Sans Thai",system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 20px}',
	'h1{font-size:28px;line-height:1.36;margin:0 0 12px}p{margin:0 0 16px}',
	'small{color:light-dark(#554f46,#bcc3cd);overflow-wrap:anywhere}',
	'a{display:inline-block;padding:10px 18px;border-radius:2px;font-weight:600;text-decoration:none;',
	'background:light-dark(#1f4173,#a8c5f0);color:light-dark(#fffdf8,#0f1b2d)}'
].join('');

function wordsFor(status: number, isStaff: boolean): { title: Message; next: Message } {
	if (status === 404) return { title: ui.notFoundTitle, next: isStaff ? ui.notFoundAtDesk : ui.notFoundNext };
	if (status === 429) return { title: ui.tooManyTitle, next: ui.tooManyNext };
	if (status === 403 && isStaff) return { title: errorWords.otherRoleTitle, next: errorWords.otherRoleNext };
	if (status < 500) return { title: ui.notAllowedTitle, next: ui.notAllowedNext };
	if (status === 503) return { title: errorWords.restingTitle, next: errorWords.restingNext };
	return { title: ui.brokenTitle, next: ui.brokenNext };
}
