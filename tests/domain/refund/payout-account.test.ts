import { expect, test } from 'vitest';
import { maskAccount, readAccount } from '#lib/domain/refund/payout-account.ts';

const read = (way: string, number: string, over: { holder?: string; bank_name?: string } = {}) =>
	readAccount({ way, number, holder: 'Somchai Jaidee', bank_name: '', ...over });
const wrong = (way: string, number: string, over = {}) => {
	const answer = read(way, number, over);
	return 'wrong' in answer ? answer.wrong : null;
};

test('reads what people type: blanks, hyphens and Thai digits', () => {
	expect(read('scb', ' 123-4-56789-0 ')).toMatchObject({ account: { way: 'scb', number: '1234567890' } });
	expect(read('promptpay', '๐๘๑ ๒๓๔ ๕๖๗๘')).toMatchObject({ account: { number: '0812345678' } });
	expect(read('other', 'gb29 nwbk 6016 1331 9268 19', { bank_name: 'NatWest' })).toMatchObject({
		account: { number: 'GB29NWBK60161331926819', bank_name: 'NatWest' }
	});
});

test('PromptPay is a mobile number, an id with its check digit, or an e-wallet', () => {
	expect(wrong('promptpay', '1234567890')).toBe('number');
	expect(wrong('promptpay', '1101700207030')).toBeNull();
	expect(wrong('promptpay', '1101700207031')).toBe('number');
	expect(wrong('promptpay', '004999000000001')).toBeNull();
	expect(wrong('promptpay', '08123456')).toBe('number');
});

test('numbers have the length of their bank, and every field is asked for', () => {
	expect(wrong('kbank', '123456789012')).toBe('number');
	expect(wrong('gsb', '123456789012')).toBeNull();
	expect(wrong('nowhere', '1234567890')).toBe('way');
	expect(wrong('other', '1234567890')).toBe('bank_name');
	expect(wrong('kbank', '1234567890', { holder: ' ' })).toBe('holder');
	expect(wrong('kbank', '12345abcde')).toBe('number');
});

test('a mask tells the last four and nothing more', () => {
	expect(maskAccount({ number: '0123456789' })).toBe('•••6789');
});
