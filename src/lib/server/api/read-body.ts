/** Most that a JSON body may weigh: an order of a thousand lines with all its words. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** The whole body, or null as soon as it is larger than `most`, whatever its length header says. */
export async function readBody(request: Request, most = MOST_BYTES): Promise<Uint8Array | null> {
	if (Number(request.headers.get('content-length') ?? 0) > most) return null;
	if (!request.body) return new Uint8Array();
	const parts: Uint8Array[] = [];
	let size = 0;
	// Not a loop over the body: leaving one ends the connection, and with it the answer that says why.
	const reader = request.body.getReader();
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		size += part.value.byteLength;
		if (size > most) return null;
		parts.push(part.value);
	}
	return Buffer.concat(parts, size);
}

/** `application/json`, with any parameters; suffixed types such as application/problem+json are something else. */
export const isJson = (request: Request): boolean =>
	request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';
