/**
 * Headers of every answer that the app itself gives. Pages bring their own Content-Security-Policy with a nonce
 * (svelte.config.js); whatever else is answered may load nothing at all.
 */
export function securityHeaders(headers: Headers, answer: { https: boolean; isPrivate: boolean }): void {
	for (const [name, value] of ALWAYS) headers.set(name, value);
	if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
	if (answer.https) headers.set('strict-transport-security', 'max-age=31536000');
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', NOTHING);
	if (!headers.has('cache-control'))
		headers.set('cache-control', answer.isPrivate ? 'no-store' : 'private, no-cache');
	if (answer.isPrivate) headers.set('x-robots-tag', 'noindex');
}

// Not `no-referrer`: with it browsers send `Origin: null` on a form of our own page, which every Origin check must
// refuse. `same-origin` tells other sites just as little.
const ALWAYS = [
	['x-content-type-options', 'nosniff'],
	['x-frame-options', 'DENY'],
	['referrer-policy', 'same-origin'],
	['cross-origin-opener-policy', 'same-origin'],
	['cross-origin-resource-policy', 'same-origin'],
	['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()']
] as const;
const NOTHING = "default-src 'none'; frame-ancestors 'none'";
