/** Methods that may change something; browsers tell where such a request comes from. */
export const isUnsafe = (method: string): boolean =>
	method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

/**
 * Whether an unsafe request was sent by a page of `origin`. Content types do not matter: what a page of another
 * site can send is a longer list than any we could write.
 */
export function isOwnRequest(headers: Headers, origin: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return false;
	const sender = headers.get('origin');
	return sender === null ? site === 'same-origin' : sender === origin;
}

/**
 * What to do with a request for another host than the public one. Somebody on the same machine is led to the right
 * name; for anybody else the request is refused, so that no answer is ever built on a name that a visitor made up.
 */
export function judgeHost(host: string | null, origin: string): 'own' | 'lead' | 'refuse' {
	if (host !== null && `${schemeOf(origin)}${host}` === origin) return 'own';
	const own = new URL(origin);
	if (host === own.host) return 'own';
	const given = host === null ? null : URL.parse(`${own.protocol}//${host}`);
	const sameMachine = given && LOOPBACK.has(given.hostname) && LOOPBACK.has(own.hostname);
	return sameMachine && given.port === own.port ? 'lead' : 'refuse';
}

/** `https://` of `https://shop.example`: nearly every request names the host just so, and parsing it takes longer. */
const schemeOf = (origin: string): string => origin.slice(0, origin.indexOf('//') + 2);

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
