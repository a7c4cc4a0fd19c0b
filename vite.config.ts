import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// Tests run the server's modules as they are, so Vitest starts without SvelteKit's plugin: that is most of
// the start-up time, and pages are tested over HTTP against the built server.
const underVitest = process.env.VITEST !== undefined;
const building = process.argv.includes('build');

export default defineConfig({
	plugins: [
		underVitest ? [] : [pageRenderer(), import('@sveltejs/kit/vite').then(({ sveltekit }) => sveltekit())]
	],
	build: {
		target: 'es2022',
		// The page itself names every script it needs. The list of what each other page would need grows with every route
		// and is paid by customers on slow lines, who never go there; style sheets stay, so that no page flashes.
		modulePreload: {
			resolveDependencies: (_file, needed, { hostType }) =>
				hostType === 'js' ? needed.filter((file) => file.endsWith('.css')) : needed
		}
	},
	environments: {
		ssr: {
			build: {
				rolldownOptions: {
					output: {
						comments: false,
						// A start opens what hooks.server.ts reaches as one file and not as a hundred; docs/decisions/0018 says why.
						codeSplitting: { groups: [{ name: 'start', test: /src\/hooks\.server\.ts$/ }] }
					}
				}
			}
		}
	},
	// Loaded file by file these are half of the server's start; the build makes one file of what is used of them.
	ssr: {
		noExternal: building
			? [
					'kysely',
					'zod',
					'stripe',
					'lucia',
					'temporal-polyfill',
					'prom-client',
					'@marcbachmann/cel-js',
					'@opentelemetry/api',
					'bintrees',
					'tdigest'
				]
			: []
	},
	test: {
		globals: false,
		testTimeout: 30_000,
		hookTimeout: 120_000,
		pool: 'forks',
		// By itself Vitest leaves one core free, which is half of a machine that has two.
		maxWorkers: '100%',
		projects: [
			// Pure functions: nothing to start, nothing to keep apart.
			{ test: { name: 'domain', include: suites('domain', 'i18n'), pool: 'threads', isolate: false } },
			{ test: { name: 'house', include: suites('house'), pool: 'threads', isolate: false } },
			{ test: { name: 'providers', include: suites('providers', 'emulators', 'mail', 'pdf') } },
			// The built server over HTTP, and real browsers in front of it.
			{
				test: {
					name: 'web',
					include: suites('routes', 'journeys', 'faults/machine'),
					globalSetup: ['tests/support/setup/databases.ts', 'tests/support/setup/web.ts'],
					testTimeout: 120_000
				}
			},
			// Everything else touches a database, so a new folder is never left out.
			{
				test: {
					name: 'server',
					include: ['tests/**/*.test.ts'],
					exclude: suites(
						...[
							'domain',
							'i18n',
							'house',
							'providers',
							'emulators',
							'mail',
							'pdf',
							'routes',
							'journeys',
							'faults/machine'
						]
					),
					globalSetup: ['tests/support/setup/databases.ts'],
					// Only what hangs ends here: a busy machine takes its time.
					testTimeout: 120_000
				}
			}
		]
	}
});

/** The server's pages are rendered by ours; the file says why. */
function pageRenderer(): Plugin {
	const ours = resolve('src/lib/server/http/page-renderer.ts');
	return {
		name: 'homeward-page-renderer',
		enforce: 'pre',
		resolveId: (id, importer, { ssr }) =>
			ssr && id === 'svelte/legacy' && importer?.endsWith('/root.js') ? ours : null
	};
}

function suites(...folders: string[]): string[] {
	return folders.map((folder) => `tests/${folder}/**/*.test.ts`);
}
