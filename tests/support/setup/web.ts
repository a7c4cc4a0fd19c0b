import { build, buildState } from '../../../scripts/build.ts';
import { unpackedChromium } from '../chromium.ts';

/** Once per run: a build newer than its sources, and a browser that starts. */
export default async function setup(): Promise<void> {
	if (buildState() !== 'fresh') {
		console.log('Building the server the tests run…');
		await build();
	}
	await unpackedChromium();
}
