import type { Locale } from '#lib/i18n/say.ts';
import type { CustomerVisitor, GiftVisitor, StaffVisitor } from '#lib/server/auth/visitors.ts';
import type { Context } from '#lib/server/context.ts';
import type { Shop } from '#lib/server/store/shop.ts';

declare global {
	namespace App {
		interface Locals {
			context: Context;
			requestId: string;
			shop: Shop;
			locale: Locale;
			theme: 'light' | 'dark' | null;
			staff: StaffVisitor | null;
			customer: CustomerVisitor | null;
			/** Apart from the customer: what opens a gift opens no order. */
			gift: GiftVisitor | null;
			/** Set when the machine could not do its part: a full disk, a busy database. */
			unavailable?: true;
		}
		interface Error {
			message: string;
			requestId?: string;
		}
	}
}

export {};
