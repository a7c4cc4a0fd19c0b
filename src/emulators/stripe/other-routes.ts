import type Stripe from 'stripe';
import { disputeOf } from './disputes.ts';
import { missingResource } from './errors.ts';
import { listOf } from './form.ts';
import { PAGE_PARAMS, pageFrom, pageOf } from './lists.ts';
import { metadata, text } from './params.ts';
import { route, type Call, type Execute } from './route.ts';

const CUSTOMER = [
	'description',
	'email',
	'expand',
	'metadata',
	'name'
] as const satisfies readonly (keyof Stripe.CustomerCreateParams)[];

/** Disputes, customers and events. */
export const otherRoutes = [
	route('GET', '/v1/disputes', 'dispute', [...PAGE_PARAMS, 'payment_intent', 'charge'], listDisputes),
	route(
		'GET',
		'/v1/disputes/:id',
		'dispute',
		['expand'],
		({ world, id }) =>
			() =>
				disputeOf(world, id)
	),
	route('POST', '/v1/customers', 'customer', CUSTOMER, createCustomer),
	route('GET', '/v1/customers/:id', 'customer', ['expand'], ({ world, id }) => () => {
		const customer = world.state.customers.get(id);
		if (!customer) throw missingResource('customer', id, 'id');
		return customer;
	}),
	route('GET', '/v1/events', 'event', [...PAGE_PARAMS, 'type', 'types'], listEvents),
	route('GET', '/v1/events/:id', 'event', ['expand'], ({ world, id }) => () => {
		const event = world.state.events.get(id);
		if (!event) throw missingResource('event', id, 'id');
		return event;
	})
];

function listDisputes({ world, path, params }: Call): Execute {
	const page = pageOf(params);
	const charge = text(params, 'charge');
	const intent = text(params, 'payment_intent');
	return () => {
		const fitting = [...world.state.disputes.values()].filter((dispute) => {
			return (!charge || dispute.charge === charge) && (!intent || dispute.payment_intent === intent);
		});
		return pageFrom(fitting, page, path, 'dispute');
	};
}

function createCustomer({ world, params }: Call): Execute {
	const given = {
		description: text(params, 'description') ?? null,
		email: text(params, 'email') ?? null,
		name: text(params, 'name') ?? null,
		metadata: metadata(params)
	};
	return () => {
		const customer: Stripe.Customer = {
			id: world.id('cus'),
			object: 'customer',
			address: null,
			balance: 0,
			created: world.seconds(),
			currency: null,
			default_source: null,
			delinquent: false,
			discount: null,
			invoice_settings: {
				custom_fields: null,
				default_payment_method: null,
				footer: null,
				rendering_options: null
			},
			livemode: false,
			phone: null,
			preferred_locales: [],
			shipping: null,
			tax_exempt: 'none',
			...given
		};
		world.state.customers.set(customer.id, customer);
		world.emit('customer.created', customer);
		return customer;
	};
}

function listEvents({ world, path, params }: Call): Execute {
	const page = pageOf(params);
	const type = text(params, 'type');
	const types = params.types === undefined ? [] : listOf(params.types);
	const wanted = type ? [type] : types;
	return () => {
		const all = [...world.state.events.values()];
		const fitting = wanted.length === 0 ? all : all.filter((event) => wanted.some((one) => fits(event, one)));
		return pageFrom(fitting, page, path, 'event');
	};
}

/** `charge.*` names a group. */
function fits(event: Stripe.Event, wanted: string): boolean {
	return wanted.endsWith('*') ? event.type.startsWith(wanted.slice(0, -1)) : event.type === wanted;
}
