/** The secret of a key as a person types it into an authenticator app: base32 (RFC 4648), in groups. */
export function secretOfKey(typed: string): Uint8Array {
	const bits = [...typed.replaceAll(' ', '')].map((sign) =>
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')
	);
	return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}
