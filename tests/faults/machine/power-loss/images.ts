import type { Deed } from './trace.ts';

type Files = Map<string, Buffer>;

/** The files of a database as they may stand on the disk after the power was cut. */
export type Image = { files: Files; kind: 'synced only' | 'some of the rest' };
export type Cut = { after: number; image(): Image };

const SECTOR = 512;

/**
 * Every cut of a recording, one after each deed: after a sync or a word to the world what was synced and nothing else,
 * after a write that and a random part of the sectors written since. An image holds until the next cut is asked for.
 */
export function* cuts(start: Files, deeds: readonly Deed[], chance: () => number): Generator<Cut> {
	const durable: Files = new Map([...start].map(([name, bytes]) => [name, Buffer.from(bytes)]));
	const pending = new Map<string, Deed[]>();
	for (const [after, deed] of deeds.entries()) {
		if (deed.do === 'tell') {
			yield { after, image: () => ({ files: durable, kind: 'synced only' }) };
			continue;
		}
		const since = pending.get(deed.file) ?? [];
		if (deed.do === 'sync') {
			for (const one of since) apply(durable, one);
			pending.delete(deed.file);
			yield { after, image: () => ({ files: durable, kind: 'synced only' }) };
		} else {
			since.push(deed);
			pending.set(deed.file, since);
			yield { after, image: () => ({ files: withSome(durable, pending, chance), kind: 'some of the rest' }) };
		}
	}
}

/** A disk may have kept any of the sectors it was given since, in any order, and none in between. */
function withSome(durable: Files, pending: Map<string, Deed[]>, chance: () => number): Files {
	const files: Files = new Map(durable);
	const share = chance();
	for (const [name, deeds] of pending) {
		files.set(name, Buffer.from(durable.get(name) ?? Buffer.alloc(0)));
		for (const deed of deeds) {
			if (deed.do !== 'write') {
				if (chance() < share) apply(files, deed);
				continue;
			}
			for (let from = 0; from < deed.bytes.length;) {
				// Sectors are counted from the beginning of the file, not of the write.
				const end = Math.min(deed.bytes.length, from + SECTOR - ((deed.at + from) % SECTOR));
				const bytes = deed.bytes.subarray(from, end);
				if (chance() < share) apply(files, { ...deed, at: deed.at + from, bytes });
				from = end;
			}
		}
	}
	return files;
}

function apply(files: Files, deed: Deed): void {
	if (deed.do !== 'write' && deed.do !== 'truncate') return;
	const before = files.get(deed.file) ?? Buffer.alloc(0);
	if (deed.do === 'truncate') {
		const cut = Buffer.alloc(deed.size);
		before.copy(cut);
		files.set(deed.file, cut);
		return;
	}
	const end = deed.at + deed.bytes.length;
	const grown = end > before.length ? longer(before, end) : before;
	deed.bytes.copy(grown, deed.at);
	files.set(deed.file, grown);
}

/** Grows in place where there is room behind: files grow by thousands of small writes. */
function longer(before: Buffer, size: number): Buffer {
	if (before.byteOffset === 0 && size <= before.buffer.byteLength) {
		const view = Buffer.from(before.buffer, 0, size);
		return view.fill(0, before.length);
	}
	const roomy = Buffer.from(new ArrayBuffer(size * 2), 0, size);
	before.copy(roomy);
	return roomy;
}
