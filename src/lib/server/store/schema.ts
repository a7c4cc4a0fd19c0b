import type { AccessSchema } from './schema-access.ts';
import type { BacktestsSchema } from './schema-backtests.ts';
import type { CancellationsSchema } from './schema-cancellations.ts';
import type { CatalogueSchema } from './schema-catalogue.ts';
import type { ChargesSchema } from './schema-charges.ts';
import type { ClaimsSchema } from './schema-claims.ts';
import type { CodSchema } from './schema-cod.ts';
import type { CreditNotesSchema } from './schema-credit-notes.ts';
import type { CreditSchema } from './schema-credit.ts';
import type { EventsSchema } from './schema-events.ts';
import type { ExchangesSchema } from './schema-exchanges.ts';
import type { FulfilmentsSchema } from './schema-fulfilments.ts';
import type { GiftsSchema } from './schema-gifts.ts';
import type { ImportsSchema } from './schema-imports.ts';
import type { InstantsSchema } from './schema-instants.ts';
import type { JobsSchema } from './schema-jobs.ts';
import type { LineChangesSchema } from './schema-line-changes.ts';
import type { OrderChangesSchema } from './schema-order-changes.ts';
import type { OrdersSchema } from './schema-orders.ts';
import type { PoliciesSchema } from './schema-policies.ts';
import type { ReconciliationSchema } from './schema-reconciliation.ts';
import type { RefundsSchema } from './schema-refunds.ts';
import type { ReleasesSchema } from './schema-releases.ts';
import type { ReturnsSchema } from './schema-returns.ts';
import type { SettingsSchema } from './schema-settings.ts';
import type { ShopSchema } from './schema-shop.ts';
import type { WebhooksSchema } from './schema-webhooks.ts';
import type { WithdrawalsSchema } from './schema-withdrawals.ts';

export type * from './schema-access.ts';
export type * from './schema-credit-notes.ts';
export type * from './schema-credit.ts';
export type * from './schema-events.ts';
export type * from './schema-fulfilments.ts';
export type * from './schema-imports.ts';
export type * from './schema-jobs.ts';
export type * from './schema-orders.ts';
export type * from './schema-refunds.ts';
export type * from './schema-releases.ts';
export type * from './schema-returns.ts';
export type * from './schema-shop.ts';
export type { PolicyVersionsTable } from './schema-policies.ts';
export type { Flag, JsonText } from './schema-values.ts';

/** Every table, by noun. */
export interface Schema
	extends
		AccessSchema,
		BacktestsSchema,
		CancellationsSchema,
		CatalogueSchema,
		ChargesSchema,
		ClaimsSchema,
		CodSchema,
		CreditNotesSchema,
		CreditSchema,
		EventsSchema,
		ExchangesSchema,
		FulfilmentsSchema,
		GiftsSchema,
		ImportsSchema,
		InstantsSchema,
		JobsSchema,
		LineChangesSchema,
		OrderChangesSchema,
		OrdersSchema,
		PoliciesSchema,
		ReconciliationSchema,
		RefundsSchema,
		ReleasesSchema,
		ReturnsSchema,
		SettingsSchema,
		ShopSchema,
		WebhooksSchema,
		WithdrawalsSchema {}
