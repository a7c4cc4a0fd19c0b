import type { Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Flag, Instant } from './schema-values.ts';

export interface StaffTable {
	id: Id<'stf'>;
	email_norm: string;
	name: string;
	role: Role;
	password_hash: string;
	locale: 'th' | 'en';
	refund_limit_minor: number | null;
	active: Flag;
	created_at: Instant;
	version: number;
}

/**
 * `id` is the SHA-256 of the token in the cookie. `seen_at` moves the idle limit, `created_at` sets the absolute one;
 * `confirmed_at` is when the person last proved who they are.
 */
export interface StaffSessionsTable {
	id: string;
	staff_id: Id<'stf'>;
	created_at: Instant;
	seen_at: Instant;
	expires_at: Instant;
	confirmed_at: Instant;
}

/** The app that makes somebody's codes. `last_step`: the newest half minute whose code was used; none older is taken. */
export interface SecondFactorsTable {
	staff_id: Id<'stf'>;
	secret_sealed: string;
	last_step: number;
	added_at: Instant;
}

/** Each once, in place of the app. */
export interface RecoveryCodesTable {
	staff_id: Id<'stf'>;
	hash: string;
	used_at: Instant | null;
}

/** A visitor who proved a mailbox (`email_norm` set: all its orders) or holds one order's link. */
export interface CustomerSessionsTable {
	id: string;
	subject: string;
	email_norm: string | null;
	order_id: Id<'ord'> | null;
	created_at: Instant;
	seen_at: Instant;
	expires_at: Instant;
}

export interface AccessTokensTable {
	id: Id<'tok'>;
	purpose: 'code' | 'link' | 'order_link' | 'setup';
	hash: string;
	order_id: Id<'ord'> | null;
	email_norm: string | null;
	attempts: number;
	expires_at: Instant;
	used_at: Instant | null;
	created_at: Instant;
}

export interface ApiKeysTable {
	id: Id<'key'>;
	name: string;
	hint: string;
	hash: string;
	scopes: string;
	created_by: string | null;
	created_at: Instant;
	last_used_at: Instant | null;
	revoked_at: Instant | null;
}

export interface IdempotencyKeysTable {
	api_key_id: string;
	key: string;
	request_hash: string;
	status: number | null;
	body: string | null;
	created_at: Instant;
}

/** How often something was done within its window, by key: auth/limits.ts. */
export interface RateLimitsTable {
	key: string;
	points: number;
	expire: number | null;
}

export interface AccessSchema {
	staff: StaffTable;
	staff_sessions: StaffSessionsTable;
	second_factors: SecondFactorsTable;
	recovery_codes: RecoveryCodesTable;
	customer_sessions: CustomerSessionsTable;
	access_tokens: AccessTokensTable;
	api_keys: ApiKeysTable;
	idempotency_keys: IdempotencyKeysTable;
	rate_limits: RateLimitsTable;
}
