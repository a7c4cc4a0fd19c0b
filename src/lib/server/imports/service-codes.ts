/** Codes that stand on an invoice like goods but are services: postage joins the shipping, a discount the discount. */
export type ServiceKind = 'shipping' | 'discount' | 'not_goods';

const SERVICE_CODES: Record<string, ServiceKind> = {
	POST: 'shipping',
	DOT: 'shipping',
	SHIPPING: 'shipping',
	D: 'discount',
	DISCOUNT: 'discount',
	M: 'not_goods',
	S: 'not_goods',
	C2: 'shipping',
	B: 'not_goods',
	CRUK: 'not_goods',
	PADS: 'not_goods',
	AMAZONFEE: 'not_goods',
	'BANK CHARGES': 'not_goods'
};

export const serviceKindOf = (sku: string): ServiceKind | null =>
	SERVICE_CODES[sku.trim().toUpperCase()] ?? null;
