import type { LayoutServerLoad } from './$types';
import { layoutData } from './layout-data.ts';

export const load: LayoutServerLoad = (event) => layoutData(event);
