import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** The one sentence of opening a return that changes while somebody ticks. */
export const picked = {
	chosen: message<{ n: number }>({
		en: ({ n }) => (n === 0 ? 'Nothing chosen yet' : counted(n, { one: 'piece', other: 'pieces' })),
		th: ({ n }) => (n === 0 ? 'ยังไม่ได้เลือก' : keep`คืน ${classified(n, 'ชิ้น')}`)
	})
} satisfies Catalogue;
