/**
 * How Node runs the server. It lives on some 40 MiB of objects; left to itself V8 lets them grow to many times that
 * before it cleans up. With these, a server stays below 250 MiB. Young objects have all their room from the start:
 * otherwise V8 cleans up six times before the first page, a tenth of the start. npm start and the Dockerfile say the same.
 */
export const SERVER_FLAGS = [
	'--min-semi-space-size=8',
	'--max-semi-space-size=8',
	'--max-old-space-size=512'
];
