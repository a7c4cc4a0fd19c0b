import { expect, test } from 'vitest';
import { toldData } from '#lib/domain/event/told.ts';

test('ids, states, codes, amounts and times go out as they are', () => {
	const data = {
		...{ return_id: 'ret_1', amount_minor: 1_200, currency: 'THB', verdict: 'approve', capped: false },
		...{ reason_code: null, code: 'expired_or_canceled_card', carrier: 'Flash Express', came_at: 1 },
		...{ scopes: ['orders:read'], lines: [{ sku: 'TEE-M', quantity: 2 }], order_version: 3 }
	};
	const { order_version: _unlisted, ...told } = data;
	expect(toldData(data)).toEqual(told);
});

test('what somebody wrote or who somebody is stays, and so does what nobody has listed', () => {
	expect(
		toldData({
			...{ note: 'she sounded upset', reason: 'told us', findings: 'torn', comment: 'x', message: 'x' },
			...{ email: 'a@example.com', name: 'Ploy', owner_name: 'Mali', phone: '0812345678', holder: 'Ploy S' },
			...{ masked: '••1234', bank: 'kbank', number_of_account: '1', account_number: '1234567890' },
			...{ before: { ship_to: { line1: '1 Road' } }, after: { email: 'b@example.com' }, url: 'https://x' },
			...{
				address: { line1: '1 Road' },
				ship_to: 'x',
				receiver: 'Nok',
				gift_code: 'GF-5M8Q3KX',
				secret: 'whsec_x'
			}
		})
	).toEqual({});
});

test('a listed member is no way out for what is not a code', () => {
	expect(
		toldData({
			...{ code: 'GF-5M8Q3KX', number: 'x'.repeat(101), kind: 'ploy@example.com', status: 'ok' },
			items: [{ sku: 'A', note: 'secret', title: 'x' }, 'ploy@example.com'],
			lines: { email: 'ploy@example.com', quantity: 1 }
		})
	).toEqual({ status: 'ok', items: [{ sku: 'A' }], lines: { quantity: 1 } });
});

test('names that mean something to programs are members like others', () => {
	const odd = JSON.parse('{"__proto__":{"quantity":1},"constructor":1,"quantity":2}') as Record<
		string,
		unknown
	>;
	expect(JSON.stringify(toldData(odd))).toBe('{"quantity":2}');
});
