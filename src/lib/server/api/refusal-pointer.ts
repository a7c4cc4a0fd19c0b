import type { Refusal, RefusalFacts } from '#lib/domain/result.ts';

/**
 * The member of the body that a refusal is about. Commands name it themselves; decisions of the domain name the line's
 * index and the field instead.
 */
export function refusalPointer(refusal: Refusal): { pointer: string | null; facts: RefusalFacts } {
	const { pointer, field, line, ...facts } = refusal.facts;
	if (typeof pointer === 'string') return { pointer, facts };
	if (typeof field !== 'string') return { pointer: null, facts: refusal.facts };
	if (typeof line === 'number' && line >= 0) return { pointer: `/lines/${line}/${field}`, facts };
	return { pointer: ORDER_FIELDS[field] ?? `/${field}`, facts };
}

const ORDER_FIELDS: Record<string, string> = {
	discount: '/discount/amount_minor',
	shipping: '/shipping/amount_minor',
	shipping_tax: '/shipping/tax_minor'
};
