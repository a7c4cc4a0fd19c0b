import type { CancelledLine } from '#lib/domain/cancellation/money.ts';

/** What was ticked on the form, by the place of each line in the order. */
export const askedOf = (
	form: Pick<FormData, 'get' | 'getAll'> | URLSearchParams,
	lines: readonly { id: string; position: number }[]
): CancelledLine[] =>
	lines
		.filter((line) => form.getAll('line').includes(String(line.position)))
		.map((line) => ({
			line_id: line.id,
			quantity: Number(form.get(`quantity-${line.position}`) ?? 1)
		}));
