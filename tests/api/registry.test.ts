import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { API_SCOPES } from '#lib/domain/actor.ts';
import { REFUSAL_REASONS } from '#lib/domain/refusals.ts';
import { access } from '#lib/server/auth/access.ts';
import { apiDocument } from '#lib/server/api/openapi.ts';
import { operations } from '#lib/server/api/registry.ts';

const ROOT = 'src/routes/api/v1';
const SURROUNDINGS = ['/openapi.json', '/docs', '/[...rest]'];

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('+server.ts'))
	.map((path) => ({
		path: `/${path.replaceAll('\\', '/').replace(/\/?\+server\.ts$/, '')}`,
		source: readFileSync(`${ROOT}/${path}`, 'utf8')
	}));
const doors = files.filter(({ path }) => !SURROUNDINGS.includes(path));
const asTemplate = (path: string) => path.replaceAll('[', '{').replaceAll(']', '}');

test('every route of the API is a door of the registry, and every operation has its route', () => {
	expect(doors.map(({ path }) => asTemplate(path)).sort()).toEqual(
		[...new Set(operations.map((operation) => operation.path))].sort()
	);
	for (const { path, source } of doors) {
		const template = asTemplate(path);
		const methods = operations.filter((operation) => operation.path === template).map(({ method }) => method);
		const exported = /export const \{ ([^}]+) \} = door\('([^']+)'\);/.exec(source);
		expect(exported?.[2], path).toBe(template);
		expect(exported?.[1]?.split(', ').sort(), path).toEqual([...methods, 'fallback'].sort());
	}
});

test('every route of the API is kept for holders of a key', () => {
	for (const { path } of doors) expect(access[`/api/v1${path}`], path).toBe('api');
});

const document = apiDocument('https://shop.example');
const json = JSON.parse(JSON.stringify(document)) as typeof document;

test('the document tells of every operation, its refusals and its scope', () => {
	expect(json.openapi).toBe('3.1.0');
	for (const operation of operations) {
		const told = json.paths?.[operation.path]?.[operation.method.toLowerCase() as 'get'];
		expect(told?.operationId, operation.path).toBe(operation.id);
		expect(told?.description).toContain(operation.scope);
		const responses = JSON.stringify(told?.responses);
		for (const reason of operation.refusals) expect(responses, operation.id).toContain(`\`${reason}\``);
		for (const status of Object.keys(operation.answers)) expect(told?.responses?.[status]).toBeDefined();
	}
	expect(Object.keys(json.paths ?? {}).length).toBe(doors.length);
	expect(new Set(operations.map((operation) => operation.id)).size).toBe(operations.length);
});

test('every reference of the document leads somewhere', () => {
	const text = JSON.stringify(json);
	for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
		expect(json.components?.schemas?.[name], name).toBeDefined();
	}
});

test('every operation asks for a scope that exists and refuses with words that exist', () => {
	for (const operation of operations) {
		expect(API_SCOPES).toContain(operation.scope);
		for (const reason of operation.refusals) expect(REFUSAL_REASONS).toContain(reason);
	}
});

test('requests refuse members nobody knows, wherever they stand', () => {
	for (const operation of operations) {
		if (!operation.body) continue;
		const { schema } = operation.body;
		const told = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }));
		const objects = told.match(/"type":"object"/g)?.length ?? 0;
		const closed = told.match(/"additionalProperties":false/g)?.length ?? 0;
		// Amounts per currency: any member whose name is a currency.
		const perCurrency = told.match(/"propertyNames":\{"type":"string","pattern":"\^\[A-Z\]/g)?.length ?? 0;
		expect(closed + perCurrency, operation.id).toBe(objects);
	}
});

test('every text and list of a request has a limit', () => {
	const unlimited: string[] = [];
	const walk = (node: unknown, path: string): void => {
		if (node === null || typeof node !== 'object') return;
		const schema = node as Record<string, unknown>;
		const isFree = schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
		const isBound =
			schema.maxLength !== undefined || /date-time|^\^\[A-Z\]/.test(`${schema.format}${schema.pattern}`);
		const isShort = /^\^\[A-Z\]\{\d\}\$$/.test(String(schema.pattern));
		if (isFree && !isBound && !isShort) unlimited.push(path);
		if (schema.type === 'array' && schema.maxItems === undefined) unlimited.push(path);
		if ((schema.type === 'integer' || schema.type === 'number') && schema.maximum === undefined)
			unlimited.push(path);
		for (const [name, child] of Object.entries(schema)) walk(child, `${path}/${name}`);
	};
	for (const { id, body } of operations) if (body) walk(z.toJSONSchema(body.schema, { io: 'input' }), id);
	expect(unlimited).toEqual([]);
});

test('every example of a request is one', () => {
	for (const { id, body, method } of operations) {
		if (method === 'GET' || !body) continue;
		expect(Object.keys(body.examples).length, id).toBeGreaterThan(0);
		for (const [name, { value }] of Object.entries(body.examples)) {
			const parsed = body.schema.safeParse(value);
			expect(parsed.success, `${id} ${name}: ${parsed.error?.message}`).toBe(true);
		}
	}
});
