import { printedPage, type PrintedPage } from '#lib/server/http/print.ts';
import { layoutData } from './layout-data.ts';

/** Pages without a script that are asked for most, by their route; each is read when it is first asked for. */
export const printedPages: Record<string, () => Promise<PrintedPage>> = {
	'/(portal)/orders/[order]': kept(async () => {
		const { default: Order } = await import('./(portal)/orders/[order]/PrintedOrder.svelte');
		const { openOrderPage } = await import('./(portal)/orders/[order]/open-page.ts');
		return printedPage(Order, async (event) => {
			const page = await openOrderPage(event.locals, event.params.order ?? '');
			return page && { ...(await layoutData(event)), page };
		});
	})
};

function kept<T>(read: () => Promise<T>): () => Promise<T> {
	let promise: Promise<T> | undefined;
	return () => (promise ??= read());
}
