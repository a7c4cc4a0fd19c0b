/**
 * A path of this site that somebody handed us to go back to, or null. What a browser could read as another host
 * (`//x`, `/\x`, a scheme, control characters) is not a path.
 */
export function ownPath(given: unknown): string | null {
	if (typeof given !== 'string' || given.length > 2_000) return null;
	if (!/^\/(?![/\\])[\x20-\x7e]*$/.test(given) || given.includes('\\')) return null;
	const url = URL.parse(given, ORIGIN);
	return url?.origin === ORIGIN ? url.pathname.replace(/^\/{2,}/, '/') + url.search : null;
}
const ORIGIN = 'http://own.invalid';
