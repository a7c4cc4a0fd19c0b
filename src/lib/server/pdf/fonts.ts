import { createRequire } from 'node:module';

const locate = createRequire(import.meta.url);
const FAMILY = '@expo-google-fonts/ibm-plex-sans-thai';

/** Whole TTF files: Thai, Latin and the marks' positions in one font, embedded as the letters used. */
export const FONTS = {
	regular: locate.resolve(`${FAMILY}/400Regular/IBMPlexSansThai_400Regular.ttf`),
	bold: locate.resolve(`${FAMILY}/600SemiBold/IBMPlexSansThai_600SemiBold.ttf`)
};
