import type { LoadedReturn } from '../returns/load.ts';

export const exchangedItems = ({ items }: Pick<LoadedReturn, 'items'>): LoadedReturn['items'] =>
	items.filter((item) => item.outcome === 'exchange');
