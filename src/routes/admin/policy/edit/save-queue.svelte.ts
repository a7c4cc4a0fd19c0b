import type { ActionResult } from '@sveltejs/kit';
import { deserialize } from '$app/forms';

/** Saves one change after the other, in the order in which they were made, behind a page that shows them already. */
export class SaveQueue {
	/** Changes on their way. */
	waiting = $state(0);
	/** A change did not arrive: what the page shows is more than what is saved. */
	lost = $state(false);
	#last: Promise<unknown> = Promise.resolve();
	#open = 0;

	/**
	 * `address` is asked when it is this change's turn: the one before may have begun the draft. `took` is what is done
	 * with the answer before the next change goes. Once one did not arrive none after it is tried, because it stands on
	 * what is missing.
	 */
	send(
		address: () => string,
		body: () => FormData,
		took: (result: ActionResult) => Promise<void>
	): Promise<void> {
		this.waiting += 1;
		this.#open += 1;
		const sent = this.#last.then(async () => {
			const result = this.lost ? null : await post(address(), body()).catch(() => null);
			this.waiting -= 1;
			if (result === null) this.lost = true;
			else await took(result);
		});
		this.#last = sent.catch(() => {}).finally(() => (this.#open -= 1));
		return sent;
	}

	/** False while a change, or what is done with its answer, is under way or was lost. */
	get isSettled(): boolean {
		return this.#open === 0 && !this.lost;
	}

	/** Waits until all changes have arrived; false when one did not. */
	async settled(): Promise<boolean> {
		await this.#last;
		return !this.lost;
	}
}

async function post(address: string, body: FormData): Promise<ActionResult> {
	const answer = await fetch(address, {
		method: 'POST',
		body,
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	return deserialize(await answer.text());
}
