/**
 * How Node runs the server. It lives on some 40 MiB of objects; left to itself V8 lets them grow to many times that
 * before it cleans up. With these, a server stays below 250 MiB. npm start and the Dockerfile say the same.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=512'];
