import { REFUSAL_REASONS } from '#lib/domain/refusals.ts';
import { problems } from '#lib/i18n/problems.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { plain, say, type Locale } from '#lib/i18n/say.ts';
import { apiDocument } from './openapi.ts';
import { statusOf } from './problem.ts';
import { fieldsOf, type SchemaField, type SchemaNode } from './schema-fields.ts';

export type DocsOperation = {
	id: string;
	method: string;
	path: string;
	summary: string;
	paragraphs: string[];
	parameters: { name: string; place: string; required: boolean; kind: string; description: string }[];
	body: SchemaField[];
	examples: { summary: string; curl: string }[];
	/** `thing` names a shape that is described once, below all operations. */
	answers: { status: string; description: string; thing: string | null; fields: SchemaField[] }[];
};
export type Docs = {
	server: string;
	intro: string;
	sections: { name: string; operations: DocsOperation[] }[];
	things: { name: string; description: string; fields: SchemaField[] }[];
	problems: { code: string; status: string; words: Record<Locale, string> }[];
};

/** The documentation page, read from the same document that machines read. */
export function docsOf(origin: string): Docs {
	const document = apiDocument(origin);
	const schemas = (document.components?.schemas ?? {}) as Record<string, SchemaNode>;
	const server = document.servers?.[0]?.url ?? '';
	const all = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
		Object.entries(item as Record<string, DocumentOperation>).map(([method, told]) => ({
			tag: told.tags[0] ?? '',
			operation: shown(server, path, method, told, schemas)
		}))
	);
	const things = new Set(
		all.flatMap(({ operation }) => operation.answers.flatMap(({ thing }) => (thing === null ? [] : [thing])))
	);
	return {
		server,
		intro: document.info.description ?? '',
		sections: (document.tags ?? []).map(({ name }) => ({
			name,
			operations: all.filter((one) => one.tag === name).map((one) => one.operation)
		})),
		things: [...things].map((name) => ({
			name,
			description: schemas[name]?.description ?? '',
			fields: fieldsOf(schemas[name] ?? {}, schemas)
		})),
		problems: [...httpProblems(), ...refusals()]
	};
}

type DocumentOperation = {
	operationId: string;
	tags: string[];
	summary: string;
	description: string;
	parameters?: { name: string; in: string; required?: boolean; description?: string; schema: SchemaNode }[];
	requestBody?: {
		content: Record<
			string,
			{ schema: SchemaNode; examples?: Record<string, { summary: string; value: unknown }> }
		>;
	};
	responses: Record<string, { description: string; content?: Record<string, { schema: SchemaNode }> }>;
};

function shown(
	server: string,
	path: string,
	method: string,
	told: DocumentOperation,
	schemas: Record<string, SchemaNode>
): DocsOperation {
	const body = Object.entries(told.requestBody?.content ?? {})[0];
	const schema = body?.[1].schema;
	return {
		id: told.operationId,
		method: method.toUpperCase(),
		path,
		summary: told.summary,
		paragraphs: told.description.split('\n\n'),
		parameters: (told.parameters ?? []).map((parameter) => ({
			name: parameter.name,
			place: parameter.in,
			required: parameter.required === true,
			kind: fieldsOf({ properties: { it: parameter.schema } }, schemas)[0]?.kind ?? 'string',
			description: parameter.description ?? parameter.schema.description ?? ''
		})),
		body: schema ? fieldsOf(schema, schemas) : [],
		examples: examplesOf(server, path, method, told, body?.[0]),
		answers: Object.entries(told.responses).map(([status, { description, content }]) => {
			const answered = Number(status) < 400 ? Object.values(content ?? {})[0]?.schema : undefined;
			const thing = answered?.$ref?.split('/').at(-1) ?? null;
			return {
				status,
				description,
				thing,
				fields: answered && thing === null ? fieldsOf(answered, schemas) : []
			};
		})
	};
}

function examplesOf(
	server: string,
	path: string,
	method: string,
	told: DocumentOperation,
	type: string | undefined
): DocsOperation['examples'] {
	const address = `${server}${exampleOf(path)}`;
	const key = `-H 'Authorization: Bearer hw_…'`;
	if (method === 'get') return [{ summary: 'Read', curl: `curl ${address} \\\n  ${key}` }];
	const once = `-H "Idempotency-Key: $(uuidgen)"`;
	const head = `curl ${address} \\\n  ${key} \\\n  ${once} \\\n  -H 'Content-Type: ${type ?? 'application/json'}'`;
	if (type?.startsWith('image/'))
		return [{ summary: 'Send', curl: `${head} \\\n  --data-binary @photo.jpg` }];
	const examples = Object.values(told.requestBody?.content['application/json']?.examples ?? {});
	return examples.map(({ summary, value }) => ({
		summary,
		curl: `${head} \\\n  --data @- <<'JSON'\n${JSON.stringify(value, null, 2)}\nJSON`
	}));
}

/** The address with numbers and names as they look. */
const exampleOf = (path: string): string =>
	path
		.replace(
			'{number}',
			path.startsWith('/orders') ? 'HW-20417' : path.startsWith('/returns') ? 'RT-5M8Q3KX' : 'RF-7H2K4MP'
		)
		.replace('{customer}', 'mali@example.com')
		.replace('{spend}', 'crt_01980000-0000-7000-8000-000000000000');

const HTTP_STATUS: Record<keyof typeof problems, string> = {
	body_invalid: '422',
	json_invalid: '400',
	query_invalid: '400',
	media_type_not_supported: '415',
	body_too_large: '413',
	method_not_allowed: '405',
	not_authenticated: '401',
	scope_missing: '403',
	not_found: '404',
	idempotency_key_missing: '400',
	idempotency_key_invalid: '400',
	key_reused_with_other_body: '409',
	request_in_progress: '409',
	unavailable: '503',
	internal_fault: '500'
};

const httpProblems = (): Docs['problems'] =>
	(Object.keys(problems) as (keyof typeof problems)[]).map((code) => ({
		code,
		status: HTTP_STATUS[code],
		words: { th: titleOf(code, 'th'), en: titleOf(code, 'en') }
	}));

function titleOf(code: keyof typeof problems, locale: Locale): string {
	if (code === 'body_too_large') return say(locale, problems[code], { most: 2 * 1024 * 1024 });
	if (code === 'scope_missing') return say(locale, problems[code], { scope: '…' });
	return say(locale, problems[code]);
}

const refusals = (): Docs['problems'] =>
	REFUSAL_REASONS.filter((reason) => !Object.hasOwn(problems, reason)).map((reason) => ({
		code: reason,
		status: String(statusOf(reason)),
		words: {
			th: plain(refusalWords('th', { reason, facts: {} })),
			en: plain(refusalWords('en', { reason, facts: {} }))
		}
	}));
