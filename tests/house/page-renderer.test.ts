import { readFileSync } from 'node:fs';
import type { Component } from 'svelte';
import { expect, test } from 'vitest';
import { asClassComponent } from '#lib/server/http/page-renderer.ts';

/** As the compiler writes a component for the server. */
type Writer = { push(html: string): void; head(write: (writer: Writer) => void): void };
const greeting = (writer: Writer, { name }: { name: string }) => {
	writer.head((head) => head.push(`<meta name="who" content="${name}">`));
	writer.push(`<p>Hello ${name}</p>`);
};

test('a page is given out whole, as plain values that keep nothing else alive', () => {
	const { render } = asClassComponent(greeting as unknown as Component<Record<string, unknown>>);
	const page = render({ name: 'Nok' });
	expect(page.html).toContain('<p>Hello Nok</p>');
	expect(page.head).toContain('content="Nok"');
	for (const property of Object.values(Object.getOwnPropertyDescriptors(page)))
		expect(property).toHaveProperty('value');
});

test('the framework still asks for its root component in the place that is taken', () => {
	const writer = readFileSync('node_modules/@sveltejs/kit/src/core/sync/write_root.js', 'utf8');
	expect(writer).toContain("import { asClassComponent } from 'svelte/legacy'");
	expect(writer).toContain('/root.js');
	const use = readFileSync('node_modules/@sveltejs/kit/src/runtime/server/page/render.js', 'utf8');
	expect(use).toContain('const { head, html, css, hashes } =');
});
