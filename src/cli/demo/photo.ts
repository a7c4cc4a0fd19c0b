import { readFile } from 'node:fs/promises';
import type { Chance } from './chance.ts';

/** One of the demo's drawn photos of broken crockery (scripts/draw-photos.ts). */
export const brokenPlatePhoto = async (chance: Chance): Promise<Uint8Array> =>
	readFile(new URL(`../../../static/demo/photos/broken-${1 + chance.below(3)}.jpg`, import.meta.url));
