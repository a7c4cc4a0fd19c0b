/** `p•••y@gmail.com`, `081•••678`: enough to recognise one's own. */
export function masked(contact: string): string {
	const [name = '', host] = contact.trim().split('@');
	if (host !== undefined) return `${name.slice(0, 1)}•••${name.length > 2 ? name.slice(-1) : ''}@${host}`;
	return `${name.slice(0, 3)}•••${name.slice(-3)}`;
}
