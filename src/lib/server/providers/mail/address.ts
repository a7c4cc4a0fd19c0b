const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Is this exactly one plain mail address?
 *
 * Narrower than RFC 5321 on purpose: no display names, lists, groups, comments, quoted local parts, literal
 * addresses or non-ASCII, because parsers disagree about those and the disagreement sends mail to strangers.
 * International domains are accepted in their `xn--` form.
 */
export function isMailAddress(value: string): boolean {
	if (value.length > 254) return false;
	const at = value.indexOf('@');
	if (at < 1 || at > 64) return false;
	const labels = value.slice(at + 1).split('.');
	return (
		LOCAL.test(value.slice(0, at)) &&
		labels.length >= 2 &&
		labels.every((label) => LABEL.test(label)) &&
		!/^\d+$/.test(labels[labels.length - 1] ?? '')
	);
}
