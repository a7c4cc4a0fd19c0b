import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { isTimeZone } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { isEmailAddress } from '../staff/email-address.ts';
import { changeShop } from './change-shop.ts';
import { firstWrong, isText } from './fields.ts';
import { maySet } from './permissions.ts';

export type ShopDetails = {
	name: { en: string; th: string };
	hours: { en: string; th: string };
	phone: string;
	email: string;
	default_locale: 'th' | 'en';
	timezone: string;
	/** For credit notes; both may be empty. Not given: they stay as they are. */
	tax_id?: string | undefined;
	tax_address?: string | undefined;
};

/** Names, contact, language and time zone. Refuses with `value_invalid`; `field` names the first wrong one. */
export async function saveShopDetails(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; details: ShopDetails }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const { name, hours, phone, email, default_locale, timezone, tax_id, tax_address } = trimmed(input.details);
	const wrong = firstWrong({
		name_th: isText(name.th, 1, 100),
		name_en: isText(name.en, 1, 100),
		phone: phone === '' || /^\+?[\d\s().-]{5,30}$/.test(phone),
		email: email === '' || isEmailAddress(email),
		hours_th: isText(hours.th, 0, 200),
		hours_en: isText(hours.en, 0, 200),
		default_locale: default_locale === 'th' || default_locale === 'en',
		timezone: timezone.length <= 60 && isTimeZone(timezone),
		tax_id: /^[\p{L}\p{N} ./-]{0,30}$/u.test(tax_id ?? ''),
		tax_address: isText(tax_address, 0, 500) && !/[^\P{Cc}\n]/u.test(tax_address ?? '')
	});
	if (wrong) return refused('value_invalid', { field: wrong });
	const fields = {
		name_en: name.en,
		name_th: name.th,
		hours_en: hours.en,
		hours_th: hours.th,
		phone,
		email,
		default_locale,
		timezone,
		...(tax_id !== undefined && { tax_id }),
		...(tax_address !== undefined && { tax_address })
	};
	const { version } = input;
	const saved = await inTransaction(ctx.db, (tx) =>
		changeShop(tx, ctx, actor, { version, type: 'shop_changed', fields })
	);
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

function trimmed(details: ShopDetails): ShopDetails {
	const both = (words: { en: string; th: string }) => ({ en: words.en.trim(), th: words.th.trim() });
	return {
		...details,
		name: both(details.name),
		hours: both(details.hours),
		phone: details.phone.trim(),
		email: details.email.trim().toLowerCase(),
		timezone: details.timezone.trim(),
		tax_id: details.tax_id?.trim(),
		tax_address: details.tax_address?.replace(/\r\n?/g, '\n').trim()
	};
}
