import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the Thai places of the address picker anew from a folder with provinces.json, districts.json and
 * subdistricts.json of thailand-geography-json (MIT): `node scripts/thai-places.ts FOLDER`.
 */
const folder = process.argv[2];
if (!folder) throw new Error('Name the folder with the three files.');

type Row = Record<string, string | number>;
const rows = (file: string): Row[] => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Row[];

/** Names that the source spells otherwise than the Royal Institute's romanisation, on signs and in the post. */
const SPELT: Record<string, string> = {
	Loburi: 'Lopburi',
	Phangnga: 'Phang Nga',
	'Bang Su': 'Bang Sue',
	'Rat Thewi': 'Ratchathewi',
	'Thung Khu': 'Thung Khru',
	'Bung Kum': 'Bueng Kum',
	'Khanna Yao': 'Khan Na Yao'
};
const spelt = (name: unknown): string => SPELT[String(name).trim()] ?? String(name).trim();

const level = (file: string, kind: string, postcodes = false): string[][] =>
	rows(file).map((row) => [
		String(row[`${kind}Code`]),
		String(row[`${kind}NameTh`]).trim(),
		spelt(row[`${kind}NameEn`]),
		...(postcodes ? [String(row.postalCode)] : [])
	]);

const places = [
	...level('provinces.json', 'province'),
	...level('districts.json', 'district'),
	...level('subdistricts.json', 'subdistrict', true)
].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));

writeFileSync(
	'src/lib/server/places/thailand/places.json',
	`${JSON.stringify(
		places.map((parts) => parts.join('|')),
		null,
		'\t'
	)}\n`
);
