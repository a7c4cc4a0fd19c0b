import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { evidence as words } from '#lib/i18n/evidence.ts';
import { plain, type Locale } from '#lib/i18n/say.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import type { Context } from '../context.ts';
import { proofPaper } from '../pdf/proof-paper.ts';
import { renderCreditNote } from '../pdf/credit-note.ts';
import { slipOf } from '../pdf/slip-of.ts';
import { renderSlip } from '../pdf/slip.ts';
import type { EvidencePack } from '../queries/evidence-pack.ts';
import {
	communicationPaper,
	isForTheBank,
	policyPaper,
	timelinePaper,
	trackingPaper,
	type PackFrame
} from './papers.ts';

type PackShop = { name: Record<Locale, string>; timezone: string; returnAddress: Record<string, string> };
type Entry = { path: string; content: Uint8Array };

/**
 * The pack as a zip that is written while it is read: one file is made, handed over and forgotten before the next one.
 * The same order at the same moment gives the same files; manifest.json says of each its size and SHA-256.
 */
export function zippedPack(
	context: Pick<Context, 'files' | 'config'>,
	pack: EvidencePack,
	shop: PackShop,
	locale: Locale
): ReadableStream<Uint8Array> {
	const body = new TransformStream<Uint8Array, Uint8Array>();
	const voice = voiceOf(locale, shop.timezone);
	const { order, events } = pack.view;
	const asOf = Math.max(order.placed_at, ...events.filter(isForTheBank).map((event) => event.at));
	const frame: PackFrame = { voice, shop: shop.name[locale], asOf };
	void write(entriesOf(context, pack, shop, frame), asOf, body.writable);
	return body.readable;
}

/** Breaks off when the reader goes away or a file cannot be made: half a zip opens nowhere, which is the point. */
async function write(
	entries: AsyncGenerator<Entry>,
	asOf: number,
	to: WritableStream<Uint8Array>
): Promise<void> {
	const { ZipFile } = await import('yazl');
	const zip = new ZipFile();
	const output = zip.outputStream as Readable;
	const mtime = new Date(asOf);
	const sent = Readable.toWeb(output).pipeTo(to as WritableStream);
	sent.catch(() => output.destroy());
	const manifest: { path: string; bytes: number; sha256: string }[] = [];
	const add = ({ path, content }: Entry) =>
		new Promise<void>((resolve, reject) => {
			output.once('close', reject);
			zip.addReadStreamLazy(path, { mtime }, (give) => {
				const bytes = Readable.from([Buffer.from(content)]);
				bytes.once('end', () => {
					output.off('close', reject);
					resolve();
				});
				give(null, bytes);
			});
		});
	try {
		for await (const entry of entries) {
			manifest.push({
				path: entry.path,
				bytes: entry.content.byteLength,
				sha256: createHash('sha256').update(entry.content).digest('hex')
			});
			await add(entry);
		}
		await add({
			path: 'manifest.json',
			content: new TextEncoder().encode(
				`${JSON.stringify({ as_of: mtime.toISOString(), files: manifest }, null, '\t')}\n`
			)
		});
		zip.end();
		await sent;
	} catch (error) {
		output.destroy(error instanceof Error ? error : undefined);
		await entries.return(undefined);
	}
}

async function* entriesOf(
	{ files, config }: Pick<Context, 'files' | 'config'>,
	pack: EvidencePack,
	shop: PackShop,
	frame: PackFrame
): AsyncGenerator<Entry> {
	const { voice } = frame;
	const { locale } = voice;
	const { order } = pack.view;
	const readme = voice.t(words.readme, {
		shop: frame.shop,
		number: order.number,
		customer: order.customer_name,
		when: plain(voice.dateTime(frame.asOf))
	});
	yield { path: 'README.txt', content: new TextEncoder().encode(`${readme}\n`) };
	yield { path: 'timeline.pdf', content: await timelinePaper(pack, frame) };
	yield { path: 'tracking.pdf', content: await trackingPaper(pack, frame) };
	yield { path: 'communication.pdf', content: await communicationPaper(pack, frame) };
	for (const [index, policy] of pack.policies.entries()) {
		const content = await policyPaper(pack, index, frame);
		if (content) yield { path: `policy-version-${policy.number}.pdf`, content };
	}
	for (const found of pack.proofs) {
		const { number } = found.facts.refund;
		const address = `${config.ORIGIN}/orders/${encodeURIComponent(order.number)}/refunds/${number}`;
		yield {
			path: `refunds/${number}.pdf`,
			content: await proofPaper(locale, shop, found, 'customer', address)
		};
	}
	for (const note of pack.notes) {
		yield {
			path: `credit-notes/${note.number}.pdf`,
			content: await renderCreditNote(locale, note.content, note.sha256)
		};
	}
	for (const one of pack.returns) {
		const slip = slipOf(one, shop, locale);
		if (slip)
			yield { path: `returns/${one.return.number}-slip.pdf`, content: await renderSlip(locale, slip) };
	}
	for (const [index, photo] of pack.photos.entries()) {
		const ending = photo.media_type.split('/')[1] ?? 'bin';
		yield {
			path: `photos/${photo.return_number}-${String(index + 1).padStart(2, '0')}.${ending}`,
			content: await files.get(photo.path)
		};
	}
}
