import type { Component } from 'svelte';
import { render } from 'svelte/server';

/**
 * What SvelteKit takes from `svelte/legacy` to render its root component; vite.config.ts puts it in that place on the
 * server. Svelte's own gives the page out through getters made for each page. V8 keeps such getters, and with them the
 * page's data and every piece of its text, until it cleans up the whole heap: 32 kB a page that each small clean-up
 * copies in vain. Here they are plain values, so a page that was sent is gone.
 */
export const asClassComponent = (root: Component<Props>) => ({
	render(props: Props, options: { context?: Map<string, unknown> } = {}) {
		const { head, body } = render(root, { ...options, props });
		return { head, html: body, css: { code: '', map: null } };
	}
});

type Props = Record<string, unknown>;
