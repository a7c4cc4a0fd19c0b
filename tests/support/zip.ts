import { inflateRawSync } from 'node:zlib';

/** The files of a zip by their paths, as its own table of contents lists them. */
export function unzipped(zip: Buffer): Map<string, Buffer> {
	const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
	if (end === -1) throw new Error('the zip has no end: it broke off');
	const files = new Map<string, Buffer>();
	let at = zip.readUInt32LE(end + 16);
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
		const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [
			number,
			number,
			number
		];
		const local = zip.readUInt32LE(at + 42);
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const packed = zip.subarray(start, start + size);
		const path = zip.subarray(at + 46, at + 46 + name).toString();
		files.set(path, method === 0 ? packed : inflateRawSync(packed));
		at += 46 + name + extra + comment;
	}
	return files;
}
