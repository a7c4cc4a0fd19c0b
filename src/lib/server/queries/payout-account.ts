export { accountStanding, type AccountStanding } from '../store/account-standing.ts';
