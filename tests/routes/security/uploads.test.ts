import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { redrawPhoto } from '#lib/server/commands/returns/photo.ts';
import { LIMITS } from '#lib/server/auth/limits.ts';
import { ask } from '../request.ts';
import { fingerprint } from './fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

const SCRIPT = '<script>alert(document.domain)</script>';
/** Too rough to be packed small, so that half of the file is half of the picture. */
const rough = () => sharp(randomBytes(300 * 200 * 3), { raw: { width: 300, height: 200, channels: 3 } });
const plain = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#37a' } });

/** A PNG whose head claims any size at all. */
function png(width: number, height: number, pixels: Buffer): Buffer {
	const chunk = (type: string, data: Buffer): Buffer => {
		const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
		const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		check.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, check]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(pixels)),
		chunk('IEND', Buffer.alloc(0))
	]);
}

const boxed = (brand: string) =>
	Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(64)]);
const svg = `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`;

/** Files that are no photo, or no photo that we take. */
const refusedFiles: Record<string, () => Promise<Buffer> | Buffer> = {
	'nothing at all': () => Buffer.alloc(0),
	'one byte': () => Buffer.from([0xff]),
	'the start of a JPEG': () => Buffer.from([0xff, 0xd8, 0xff]),
	'a JPEG cut short': async () => (await rough().jpeg().toBuffer()).subarray(0, 20_000),
	'a PNG cut short': async () => (await plain().png().toBuffer()).subarray(0, 60),
	'a WebP cut short': async () => (await plain().webp().toBuffer()).subarray(0, 24),
	'a PNG of 65535 × 65535': () => png(65_535, 65_535, Buffer.alloc(1_000)),
	'a PNG of two thousand million rows': () => png(1, 0x7fffffff, Buffer.alloc(1_000)),
	'a PNG without a size': () => png(0, 0, Buffer.alloc(0)),
	'a real picture of too many pixels': () =>
		sharp({ create: { width: 8_000, height: 5_100, channels: 3, background: '#000' } })
			.png()
			.toBuffer(),
	'an SVG': () => Buffer.from(svg),
	'an SVG behind the start of a PNG': () =>
		Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(svg)]),
	'an SVG behind the start of a JPEG': () =>
		Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]),
	'a GIF': () => plain().gif().toBuffer(),
	'a TIFF': () => plain().tiff().toBuffer(),
	'an AVIF': () => boxed('avif'),
	'a HEIC': () => boxed('heic'),
	'a PDF': () => Buffer.from('%PDF-1.7\n'),
	'a page': () => Buffer.from(`<!doctype html>${SCRIPT}`),
	'a ZIP': () => Buffer.from('PK\x03\x04'),
	'a program': () => Buffer.from('\x7fELF'),
	'a WebP of another kind': () => Buffer.from('RIFF\x04\0\0\0WEBPVP9 '),
	'sixteen megabytes': () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(16 * 1024 * 1024)])
};

describe('a file that is sent as a photo', () => {
	it.each(Object.keys(refusedFiles))('%s is refused', async (name) => {
		const begun = performance.now();
		const drawn = await redrawPhoto(await refusedFiles[name]!());
		expect(drawn.ok).toBe(false);
		expect(performance.now() - begun).toBeLessThan(5_000);
	});

	it.each(['jpeg', 'png', 'webp'] as const)('a %s keeps its picture and nothing else', async (kind) => {
		const told = await plain()
			.withExif({
				IFD0: { Make: 'planted-camera', ImageDescription: SCRIPT },
				IFD3: { GPSLatitude: '13/1 45/1 0/1', GPSLatitudeRef: 'N' }
			})
			.withIccProfile('p3')
			.toFormat(kind)
			.toBuffer();
		const sent = Buffer.concat([told, Buffer.from(`PK\x03\x04${SCRIPT}`)]);
		expect((await sharp(sent).metadata()).exif).toBeDefined();
		const drawn = await redrawPhoto(sent);
		if (!drawn.ok) throw new Error(drawn.refusal.reason);
		const { exif, icc, xmp, iptc, format, pages } = await sharp(drawn.value.content).metadata();
		expect({ exif, icc, xmp, iptc, format, pages }).toEqual({ format: 'webp' });
		expect(Buffer.from(drawn.value.content).includes('planted-camera')).toBe(false);
		expect(Buffer.from(drawn.value.content).includes('<script')).toBe(false);
	});

	it('of several pictures the first one is kept, standing upright', async () => {
		const frame = (background: string) =>
			sharp({ create: { width: 10, height: 20, channels: 3, background } })
				.png()
				.toBuffer();
		const frames = await sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
			.webp({ loop: 0, delay: [100, 100] })
			.toBuffer();
		expect((await sharp(frames).metadata()).pages).toBe(2);
		const drawn = await redrawPhoto(frames);
		expect(drawn).toMatchObject({ ok: true, value: { width: 10, height: 20 } });
		const lying = await plain().withMetadata({ orientation: 6 }).jpeg().toBuffer();
		expect(await redrawPhoto(lying)).toMatchObject({ ok: true, value: { width: 48, height: 64 } });
	});
});

describe('a photo that was taken in', () => {
	let shop: TwoOwners;
	beforeAll(async () => {
		shop = await openTwoOwners('sqlite');
	});
	afterAll(() => shop?.close());

	it('is shown as a picture that runs nothing, under a name that nobody chose', async () => {
		const row = await shop.ctx.db.read
			.selectFrom('files')
			.selectAll()
			.where('id', '=', shop.a.file)
			.executeTakeFirstOrThrow();
		expect(row.path).toMatch(/^photos\/[0-9a-f]{2}\/[0-9a-f-]{36}\.webp$/);
		const headers = { cookie: await shop.as({ email: shop.a.email }) };
		const answer = await ask(shop.url, `/photos/${shop.a.file}`, { headers });
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'image/webp',
			'x-content-type-options': 'nosniff',
			'content-security-policy': expect.stringContaining('sandbox'),
			'cross-origin-resource-policy': 'same-origin'
		});
		for (const path of [row.path, `files/${row.path}`, `photos/${encodeURIComponent(`../${row.path}`)}`])
			expect((await ask(shop.url, `/${path}`, { headers })).status, path).toBe(404);
	});

	it('is counted before it is looked at: broken ones end too', async () => {
		const { ctx, a } = shop;
		const customer = { kind: 'customer' as const, orderId: a.order.id, email: a.email };
		const before = await fingerprint(ctx.db);
		const send = () =>
			addEvidence(ctx, customer, {
				...{ order_id: a.order.id, return_id: null, return_item_id: null },
				content: Buffer.from('no picture')
			});
		const reasons: string[] = [];
		for (let n = 0; n <= LIMITS['photo.order'].most; n++) {
			const done = await send();
			reasons.push(done.ok ? 'kept' : done.refusal.reason);
		}
		expect(reasons[0]).toBe('file_type_not_allowed');
		expect(reasons.at(-1)).toBe('too_many_attempts');
		expect(await fingerprint(ctx.db)).toEqual(before);
	});
});
