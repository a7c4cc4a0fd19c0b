export { postalLines as addressLines } from '#lib/domain/order/postal.ts';
