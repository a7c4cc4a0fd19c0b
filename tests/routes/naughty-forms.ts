import { ask, type Answer } from './request.ts';

/** A form of a page, or one of its further buttons: where it goes, and what it sends when nobody touches it. */
export type Door = {
	action: string;
	multipart: boolean;
	fields: { name: string; value: string; isFile: boolean }[];
};

/** The forms of a page that can be sent, read from its HTML as a browser without scripts reads them. */
export function doorsOf(page: string, html: string): Door[] {
	return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', inside = '']) => {
		const form = attributes(tag);
		if (form.method?.toLowerCase() !== 'post') return [];
		const fields = fieldsOf(inside);
		const multipart = form.enctype === 'multipart/form-data';
		const door = (action: string | undefined, more: Door['fields']): Door => ({
			action: addressOf(page, action ?? ''),
			multipart,
			fields: [...fields, ...more]
		});
		const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].map(([, attrs = '']) => attributes(attrs));
		return buttons.map((button) =>
			door(
				button.formaction ?? form.action,
				button.name ? [{ name: button.name, value: button.value ?? '', isFile: false }] : []
			)
		);
	});
}

/** Sends a door with these values in place of its own, as a page of this origin would. */
export function sendDoor(
	base: string,
	door: Door,
	values: Readonly<Record<string, string>>,
	headers: Record<string, string>
): Promise<Answer> {
	const filled = door.fields.map((field) => ({ ...field, value: values[field.name] ?? field.value }));
	const { type, body } = door.multipart ? multipart(filled) : urlencoded(filled);
	return ask(base, door.action, {
		method: 'POST',
		headers: {
			accept: 'text/html',
			'content-type': type,
			origin: base,
			'sec-fetch-site': 'same-origin',
			...headers
		},
		body
	});
}

function fieldsOf(html: string): Door['fields'] {
	const fields: Door['fields'] = [];
	for (const [, attrs = ''] of html.matchAll(/<input\b([^>]*)>/g)) {
		const { name, value = '', type = 'text', ...rest } = attributes(attrs);
		if (!name) continue;
		const known = fields.find((field) => field.name === name);
		const isChoice = type === 'radio' || type === 'checkbox';
		if (known && isChoice) {
			if ('checked' in rest) known.value = value;
		} else fields.push({ name, value, isFile: type === 'file' });
	}
	for (const [, attrs = '', options = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
		const { name } = attributes(attrs);
		const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributes(option));
		const chosen = all.find((option) => 'selected' in option) ?? all[0];
		if (name) fields.push({ name, value: chosen?.value ?? '', isFile: false });
	}
	for (const [, attrs = '', value = ''] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
		const { name } = attributes(attrs);
		if (name) fields.push({ name, value: decoded(value), isFile: false });
	}
	return fields;
}

function attributes(tag: string): Record<string, string> {
	const found = [...tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)];
	return Object.fromEntries(found.map(([, name = '', value = '']) => [name, decoded(value)]));
}

const decoded = (text: string): string =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

function addressOf(page: string, action: string): string {
	const url = new URL(action, new URL(page, 'http://shop.test'));
	return url.pathname + url.search;
}

function urlencoded(fields: Door['fields']) {
	const body = new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString();
	return { type: 'application/x-www-form-urlencoded', body };
}

const BOUNDARY = '----naughty-strings-end-here';

function multipart(fields: Door['fields']) {
	const parts = fields.map(({ name, value, isFile }) => {
		const file = isFile ? `; filename="${value.replace(/["\r\n]/g, '_')}"` : '';
		const type = isFile ? '\r\ncontent-type: image/jpeg' : '';
		return `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file}${type}\r\n\r\n${value}\r\n`;
	});
	return { type: `multipart/form-data; boundary=${BOUNDARY}`, body: `${parts.join('')}--${BOUNDARY}--\r\n` };
}
