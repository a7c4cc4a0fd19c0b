/** Shown inside other sites, and nothing else is. */
const FRAMED = '/(portal)/policy/embed';

const SHARED: ReadonlySet<string> = new Set([FRAMED, '/(portal)/policy.json', '/(portal)/policy.pdf']);

/**
 * Answers that other sites show, link or fetch: they know nobody, set no cookie and read none, and `?lang=` is a part of
 * their address.
 */
export const isShared = (routeId: string | null): boolean => routeId !== null && SHARED.has(routeId);

/** Lets any site frame the one page that is made for it. */
export function allowFraming(headers: Headers, routeId: string | null): void {
	if (routeId !== FRAMED) return;
	headers.delete('x-frame-options');
	const policy = headers.get('content-security-policy');
	if (policy)
		headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
}
