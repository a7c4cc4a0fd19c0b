import type { Operation } from './operation.ts';
import {
	cancelBacktest,
	listBacktestCases,
	listBacktests,
	readBacktest,
	startBacktest
} from './operations/backtests.ts';
import {
	listCancellations,
	openCancellation,
	previewCancellation,
	readCancellation,
	sendCancellationAnswer,
	takeBackCancellation
} from './operations/cancellations.ts';
import { putCancellationSettings, readCancellationSettings } from './operations/cancellation-settings.ts';
import {
	askForPayment,
	callOffCharge,
	listCharges,
	mailPayLink,
	openPayPage,
	readCharge
} from './operations/charges.ts';
import { listCreditNotes, printCreditNote, readCreditNote } from './operations/credit-notes.ts';
import { listProducts, putProduct, readProduct } from './operations/products.ts';
import { listLevels, listLocations, putLocation, putStock } from './operations/stock.ts';
import { listEvents, orderEvents } from './operations/events.ts';
import {
	addReturnAddress,
	changeReturnAddress,
	listReturnAddresses,
	removeReturnAddress
} from './operations/return-addresses.ts';
import { endGift, listGifts, makeGift, renewGift } from './operations/gifts.ts';
import { addHolidays, changeHoliday, listHolidays, removeHoliday } from './operations/holidays.ts';
import { addFulfilment, addTracking, listOrders, putOrder, readOrder } from './operations/orders.ts';
import { uploadPhoto } from './operations/photos.ts';
import { readLabels, saveLabels } from './operations/labels.ts';
import {
	beginReconciliation,
	closeDifference,
	listDifferences,
	listRuns,
	readReconciliation
} from './operations/reconciliation.ts';
import { listRefunds, readRefund, refundActs } from './operations/refunds.ts';
import { returnActs } from './operations/return-acts.ts';
import { listReturns, openReturn, previewReturn, readReturn } from './operations/returns.ts';
import { publishPolicy, readPolicy } from './operations/policy.ts';
import {
	createPolicyDraft,
	discardDraft,
	listPolicyDrafts,
	proposeDraft,
	publishDraft,
	readPolicyDraft,
	savePolicyDraft
} from './operations/policy-drafts.ts';
import {
	cancelPolicyVersion,
	listPolicyVersions,
	readPolicyVersion,
	restorePolicyVersion
} from './operations/policy-versions.ts';
import { listReasons, moveReason, readReasonUses, removeReason, saveReason } from './operations/reasons.ts';
import {
	readCredit,
	readStatement,
	restoreStoreCredit,
	spendStoreCredit
} from './operations/store-credit.ts';
import { chooseOtherReplacements } from './operations/choose-other.ts';
import { giveMoreTime, putInstantSettings, readInstantSettings } from './operations/instants.ts';
import { goOnWithExchange, listExchanges, payExchangeBack, readExchange } from './operations/exchanges.ts';
import { changeLine, lineChangeActs, listLineChanges } from './operations/line-changes.ts';
import {
	changeOrder,
	listOrderChanges,
	orderChangeActs,
	putOrderChangeSettings,
	readOrderChangeSettings
} from './operations/order-changes.ts';
import { readRefundLimits, saveRefundLimits } from './operations/refund-limits.ts';
import { readShop, saveShop } from './operations/shop.ts';
import {
	addWebhook,
	listDeliveries,
	listWebhooks,
	readWebhook,
	sendDeliveryAgain,
	sendWebhookTest,
	webhookActs
} from './operations/webhooks.ts';
import { listWithdrawals, readWithdrawal, sendWithdrawalAnswer } from './operations/withdrawals.ts';

/** Every operation of the API, in the order of its documentation. A test compares it with the routes. */
export const operations: readonly Operation[] = [
	putOrder,
	listOrders,
	readOrder,
	addFulfilment,
	addTracking,
	listOrderChanges,
	changeOrder,
	...orderChangeActs,
	listLineChanges,
	changeLine,
	...lineChangeActs,
	previewCancellation,
	openCancellation,
	listCancellations,
	readCancellation,
	sendCancellationAnswer,
	takeBackCancellation,
	makeGift,
	listGifts,
	renewGift,
	endGift,
	previewReturn,
	openReturn,
	uploadPhoto,
	listReturns,
	readReturn,
	...returnActs,
	listExchanges,
	readExchange,
	payExchangeBack,
	chooseOtherReplacements,
	goOnWithExchange,
	giveMoreTime,
	listRefunds,
	readRefund,
	...refundActs,
	readReconciliation,
	listRuns,
	beginReconciliation,
	listDifferences,
	closeDifference,
	listCreditNotes,
	readCreditNote,
	printCreditNote,
	readCredit,
	readStatement,
	spendStoreCredit,
	restoreStoreCredit,
	putProduct,
	listProducts,
	readProduct,
	putStock,
	listLevels,
	listLocations,
	putLocation,
	listCharges,
	askForPayment,
	readCharge,
	openPayPage,
	callOffCharge,
	mailPayLink,
	listWithdrawals,
	readWithdrawal,
	sendWithdrawalAnswer,
	readPolicy,
	publishPolicy,
	startBacktest,
	listBacktests,
	readBacktest,
	listBacktestCases,
	cancelBacktest,
	listPolicyVersions,
	readPolicyVersion,
	cancelPolicyVersion,
	restorePolicyVersion,
	listPolicyDrafts,
	createPolicyDraft,
	readPolicyDraft,
	savePolicyDraft,
	discardDraft,
	publishDraft,
	proposeDraft,
	listReasons,
	saveReason,
	readReasonUses,
	moveReason,
	removeReason,
	readOrderChangeSettings,
	putOrderChangeSettings,
	listHolidays,
	addHolidays,
	changeHoliday,
	removeHoliday,
	listReturnAddresses,
	addReturnAddress,
	changeReturnAddress,
	removeReturnAddress,
	readLabels,
	saveLabels,
	readRefundLimits,
	saveRefundLimits,
	readCancellationSettings,
	putCancellationSettings,
	readInstantSettings,
	putInstantSettings,
	readShop,
	saveShop,
	orderEvents,
	listEvents,
	listWebhooks,
	addWebhook,
	readWebhook,
	...webhookActs,
	sendWebhookTest,
	listDeliveries,
	sendDeliveryAgain
];
