/** A part of JSON Schema as the document holds it. */
export type SchemaNode = {
	$ref?: string;
	type?: string | string[];
	format?: string;
	description?: string;
	properties?: Record<string, SchemaNode>;
	additionalProperties?: SchemaNode | boolean;
	required?: string[];
	items?: SchemaNode;
	anyOf?: SchemaNode[];
	allOf?: SchemaNode[];
	enum?: unknown[];
	const?: unknown;
	default?: unknown;
	examples?: unknown[];
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	maxItems?: number;
	pattern?: string;
};

/** One member as the documentation lists it: `lines[].sku`, what it holds, whether it must be there. */
export type SchemaField = {
	path: string;
	kind: string;
	required: boolean;
	description: string;
	limits: string[];
};

/** Every member of a schema in reading order, references followed. */
export function fieldsOf(root: SchemaNode, schemas: Record<string, SchemaNode>): SchemaField[] {
	const fields: SchemaField[] = [];
	const visit = (given: SchemaNode, path: string, required: boolean): void => {
		const { node, isNullable } = resolved(given, schemas);
		if (path !== '') fields.push(fieldOf(given, node, path, required, isNullable));
		const { node: inner } = node.items ? resolved(node.items, schemas) : { node };
		const prefix = node.items ? `${path}[]` : path;
		for (const [name, child] of Object.entries(inner.properties ?? {})) {
			visit(child, prefix === '' ? name : `${prefix}.${name}`, inner.required?.includes(name) ?? false);
		}
	};
	visit(root, '', true);
	return fields;
}

/** The schema behind references, and behind "this or null". */
function resolved(
	given: SchemaNode,
	schemas: Record<string, SchemaNode>
): { node: SchemaNode; isNullable: boolean } {
	if (given.$ref) {
		const name = given.$ref.split('/').at(-1) ?? '';
		return resolved(schemas[name] ?? {}, schemas);
	}
	if (given.allOf?.length === 1) return resolved({ ...given.allOf[0]!, ...withoutParts(given) }, schemas);
	const real = given.anyOf?.filter((option) => option.type !== 'null');
	if (given.anyOf && real?.length === 1) {
		const { node } = resolved(real[0]!, schemas);
		return { node: { ...node, ...withoutParts(given) }, isNullable: true };
	}
	const isNullable = Array.isArray(given.type) && given.type.includes('null');
	return { node: given, isNullable };
}

const withoutParts = ({ anyOf: _any, allOf: _all, ...rest }: SchemaNode): SchemaNode => rest;

function fieldOf(
	given: SchemaNode,
	node: SchemaNode,
	path: string,
	required: boolean,
	isNullable: boolean
): SchemaField {
	const limits: string[] = [];
	if (node.minimum !== undefined && node.minimum > 0) limits.push(`at least ${node.minimum}`);
	if (node.maximum !== undefined && node.maximum < Number.MAX_SAFE_INTEGER)
		limits.push(`at most ${node.maximum}`);
	if (node.maxLength !== undefined) limits.push(`at most ${node.maxLength} characters`);
	if (node.maxItems !== undefined) limits.push(`at most ${node.maxItems}`);
	const fallback = given.default ?? node.default;
	if (fallback !== undefined && fallback !== null && !required)
		limits.push(`default ${JSON.stringify(fallback)}`);
	return {
		path,
		kind: `${kindOf(node)}${isNullable ? ' or null' : ''}`,
		required,
		description: given.description ?? node.description ?? '',
		limits
	};
}

function kindOf(node: SchemaNode): string {
	if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
	if (node.const !== undefined) return JSON.stringify(node.const);
	if (node.format === 'date-time') return 'time';
	if (node.items) return `list of ${node.items.type === 'string' ? 'strings' : 'objects'}`;
	if (node.anyOf) return node.anyOf.map(kindOf).join(' or ');
	return Array.isArray(node.type) ? node.type.join(' or ') : (node.type ?? 'any');
}
