import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out: process.env.BUILD_DIR ?? 'build', precompress: true }),
		outDir: process.env.KIT_DIR ?? '.svelte-kit',
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				// Style attributes carry measures and the shop's colours; a style element could carry anything.
				'style-src': ['self', 'unsafe-inline'],
				'style-src-elem': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none'],
				'manifest-src': ['self']
			}
		},
		// hooks.server.ts compares Origin and Sec-Fetch-Site for every unsafe method and content type.
		csrf: { trustedOrigins: [] }
	},
	compilerOptions: { runes: true }
};
