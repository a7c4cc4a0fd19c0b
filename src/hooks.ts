import type { Transport } from '@sveltejs/kit';
import { Printed } from '#lib/ui/printed.ts';

export const transport: Transport = {
	printed: {
		encode: (value) => value instanceof Printed && [0],
		decode: () => {
			throw new Error('A page with a script must not mark its data as printed only.');
		}
	}
};
