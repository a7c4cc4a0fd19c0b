import { shopLabels } from '#lib/domain/shop/labels.ts';
import { voiceOf, type Voice } from '#lib/i18n/voice.ts';

/** Words for whoever asks: in their language, in the shop's zone, with the shop's own name for its credit. */
export const voiceOfVisitor = ({ locale, shop }: Pick<App.Locals, 'locale' | 'shop'>): Voice =>
	voiceOf(locale, shop.timezone, shopLabels(shop.settings).outcomes.store_credit);
