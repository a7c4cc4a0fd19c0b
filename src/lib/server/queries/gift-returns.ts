export { returnsOfReceiver } from '../store/gifts.ts';
