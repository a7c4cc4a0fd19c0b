import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { z } from 'zod';
import type { Operation } from './operation.ts';
import { statusOf } from './problem.ts';
import { operations } from './registry.ts';
import { changeAnswer } from './schemas/change-answer.ts';
import { eventAnswer } from './schemas/event.ts';

export type ApiDocument = ReturnType<typeof createDocument>;

const documents = new Map<string, ApiDocument>();

/** The OpenAPI 3.1 document, built once from the operations themselves. */
export function apiDocument(origin: string): ApiDocument {
	const known = documents.get(origin);
	if (known) return known;
	const document = createDocument({
		openapi: '3.1.0',
		info: {
			title: 'Homeward API',
			version: '1',
			description:
				'Orders come in, returns are opened, judged, received and inspected, refunds go out. Amounts are integer ' +
				'minor units of the order’s currency; times are RFC 3339. Whatever fails answers with an RFC 9457 problem ' +
				'that names every faulty member, in Thai or English by Accept-Language.',
			license: { name: 'MIT', identifier: 'MIT' }
		},
		servers: [{ url: `${origin}/api/v1` }],
		security: [{ apiKey: [] }],
		tags: [...new Set(operations.map((operation) => operation.tag))].map((name) => ({ name })),
		paths: pathsOf(operations),
		webhooks: { event: { post: TOLD } },
		components: {
			securitySchemes: {
				apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer hw_…`.' }
			}
		}
	});
	documents.set(origin, document);
	return document;
}

/** What the shop's own systems are told, in the words of OpenAPI. */
const TOLD: ZodOpenApiOperationObject = {
	tags: ['Events'],
	summary: 'What a webhook is told',
	description:
		'Sent to the addresses of `/settings/webhooks`: each event that was chosen, in its order, signed as Standard ' +
		'Webhooks 1.0.0 says it. `webhook-id` is the id of the event.',
	security: [],
	requestParams: {
		header: z.object({
			'webhook-id': z.string(),
			'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970, when it was signed.' }),
			'webhook-signature': z.string().meta({ description: '`v1,` and base64; several with spaces between.' })
		})
	},
	requestBody: { content: { 'application/json': { schema: eventAnswer } } },
	responses: { '2XX': { description: 'It was taken. Anything else: it comes again.' } }
};

function pathsOf(all: readonly Operation[]): Record<string, Record<string, ZodOpenApiOperationObject>> {
	const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
	for (const operation of all) {
		(paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation);
	}
	return paths;
}

function described(operation: Operation): ZodOpenApiOperationObject {
	const { params, query, body, upload } = operation;
	return {
		operationId: operation.id,
		tags: [operation.tag],
		summary: operation.summary,
		description: `${operation.description}\n\nScope: \`${operation.scope}\`.`,
		requestParams: {
			...(params ? { path: params as z.ZodObject } : {}),
			...(query ? { query: query as z.ZodObject } : {}),
			...(operation.method === 'GET' ? {} : { header: idempotencyHeader(operation) })
		},
		...(body
			? {
					requestBody: {
						required: true,
						content: { 'application/json': { schema: body.schema, examples: body.examples } }
					}
				}
			: {}),
		...(upload
			? {
					requestBody: {
						required: true,
						content: Object.fromEntries(
							upload.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])
						)
					}
				}
			: {}),
		responses: { ...successes(operation), ...failures(operation) }
	};
}

const idempotencyHeader = (operation: Operation) => {
	const key = z.string().min(1).max(255).meta({
		description:
			'The same key and body is worked on once and gets the same answer; another body is refused (409).'
	});
	return z.object({ 'Idempotency-Key': operation.idempotency === 'required' ? key : key.optional() });
};

function successes(operation: Operation): ZodOpenApiResponsesObject {
	return Object.fromEntries(
		Object.entries(operation.answers).map(([status, { description, schema, media }]) => [
			status,
			media === undefined
				? { description, content: { 'application/json': { schema } } }
				: { description, content: { [media]: { schema: { type: 'string', format: 'binary' } } } }
		])
	) as ZodOpenApiResponsesObject;
}

function failures(operation: Operation): ZodOpenApiResponsesObject {
	const codes = new Map<number, string[]>();
	const add = (status: number, code: string) => codes.set(status, [...(codes.get(status) ?? []), code]);
	add(401, 'not_authenticated');
	add(403, 'scope_missing');
	if (operation.params || operation.refusals.includes('not_found')) add(404, 'not_found');
	if (operation.query) add(400, 'query_invalid');
	if (operation.body) {
		for (const [status, code] of [
			[400, 'json_invalid'],
			[413, 'body_too_large'],
			[415, 'media_type_not_supported'],
			[422, 'body_invalid']
		] as const)
			add(status, code);
	}
	if (operation.method !== 'GET') {
		add(409, 'key_reused_with_other_body');
		add(409, 'request_in_progress');
	}
	if (operation.idempotency === 'required') add(400, 'idempotency_key_missing');
	for (const reason of operation.refusals) if (reason !== 'not_found') add(statusOf(reason), reason);
	return Object.fromEntries(
		[...codes]
			.sort(([a], [b]) => a - b)
			.map(([status, list]) => [
				String(status),
				{
					description: list.map((code) => `\`${code}\``).join(', '),
					content: { 'application/problem+json': { schema: problemSchema } }
				}
			])
	) as ZodOpenApiResponsesObject;
}

const problemSchema = z
	.object({
		type: z.url().meta({ description: 'Where this problem is described.' }),
		title: z.string(),
		status: z.int(),
		code: z.string().meta({ description: 'Stable, for programs.' }),
		request_id: z.string(),
		errors: z
			.array(
				z.object({
					pointer: z.string().optional().meta({ description: 'JSON pointer into the body (RFC 6901).' }),
					parameter: z.string().optional().meta({ description: 'Name in the address.' }),
					code: z.string(),
					message: z.string()
				})
			)
			.optional(),
		facts: z
			.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
			.optional()
			.meta({ description: 'What a business refusal rests on.' }),
		would_change: z
			.array(changeAnswer)
			.optional()
			.meta({ description: 'What would have made it a yes, where the policy was asked.' })
	})
	.meta({ id: 'Problem', description: 'RFC 9457.' });
