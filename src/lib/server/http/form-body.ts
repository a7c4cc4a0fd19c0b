import { error } from '@sveltejs/kit';
import type { Audience } from '../auth/access.ts';
import { isUnsafe } from './origin-check.ts';

/** Most that a form may weigh where anybody may send one: none of them takes a file. */
export const MOST_PUBLIC_BYTES = 1024 * 1024;

/**
 * Whether a request brings more than an open door takes, asked before a byte of it is read. Browsers always say how
 * long a form is; a body of unknown length is nobody's form. Doors that ask who is there first have the server's own
 * limit, and those of the API and of webhooks count while they read.
 */
export function isTooLarge(request: Request, audience: Audience | undefined): boolean {
	if (audience !== 'public' || !isUnsafe(request.method)) return false;
	const length = request.headers.get('content-length');
	return length === null ? request.headers.has('transfer-encoding') : Number(length) > MOST_PUBLIC_BYTES;
}

/** A zero byte in an address: no name and no number has one, and PostgreSQL takes none. */
export const hasZeroByte = (url: URL): boolean => /%00/.test(url.pathname + url.search);

/**
 * The fields of every form come without what no text of people holds: control characters, and marks that turn the
 * reading direction of what stands after them. The API refuses the same.
 */
export function cleanForms(request: Request): void {
	const read = request.formData.bind(request);
	request.formData = async () => {
		const given = await read().catch(notAForm);
		const fields = new FormData();
		for (const [name, value] of given) {
			if (typeof value === 'string') fields.append(name, value.replace(NOT_TEXT, ''));
			else fields.append(name, value, value.name);
		}
		return fields;
	};
}

/** What cannot be read as a form, or ends too early, is the sender's fault and not ours. */
function notAForm(fault: unknown): never {
	const { status, cause } = fault as { status?: unknown; cause?: { status?: unknown } };
	error(status === 413 || cause?.status === 413 ? 413 : 400);
}

const NOT_TEXT = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/gu;
