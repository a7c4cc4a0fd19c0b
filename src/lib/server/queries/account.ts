export { recoveryCodesLeft } from '../store/second-factors.ts';
