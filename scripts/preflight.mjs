// Runs before every script, on whatever Node npm itself found: plain JavaScript, no dependency.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`Homeward needs Node 22.18 or newer; this is Node ${process.versions.node}.\n` +
			'On Linux x64 and arm64 "npm ci" brings Node 24 with it: run it without --omit=optional.\n' +
			'On other systems install Node 24 first.'
	);
	process.exit(1);
}
