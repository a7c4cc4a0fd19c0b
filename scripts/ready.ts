const PATIENCE_MS = 60_000;

/**
 * Waits until the address answers 200.
 *
 * @param gone settles when the server has ended, which ends the waiting
 * @throws Error when the server ended first, or after a minute
 */
export async function untilReady(url: string, gone: Promise<unknown>): Promise<void> {
	let ended = false;
	void gone.then(() => (ended = true));
	const patience = performance.now() + PATIENCE_MS;
	while (performance.now() < patience) {
		if (ended) throw new Error('The server ended before it was ready; its last words are above.');
		const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
		await answer?.body?.cancel();
		if (answer?.status === 200) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`${url} did not answer within a minute.`);
}
