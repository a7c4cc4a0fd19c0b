import { error } from '@sveltejs/kit';
import { sha256 } from '#lib/server/ids.ts';
import { receiptOf } from '#lib/server/queries/withdrawal.ts';

/** The receipt behind this address, whoever asks: 256 bits are the proof, as with the link of an order. */
export async function openReceipt({ params, locals }: { params: { token: string }; locals: App.Locals }) {
	const receipt = await receiptOf(locals.context.db.read, sha256(params.token));
	if (!receipt) error(404);
	return { ...receipt, isUnchanged: sha256(receipt.text) === receipt.sha256 };
}
