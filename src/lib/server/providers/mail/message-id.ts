import { createHash } from 'node:crypto';

/**
 * The Message-ID of a mail, from our key for it: the same key gives the same id, two keys never share one.
 * Characters a Message-ID cannot carry become `=` and their code in hexadecimal; over-long keys become a digest.
 */
export function messageIdOf(key: string, domain: string): string {
	const spelled = [...Buffer.from(key, 'utf8')].map(spell).join('');
	const local = spelled.length > 0 && spelled.length <= 120 ? spelled : `sha256=2D${digest(key)}`;
	return `<${local}@${domain}>`;
}

function spell(byte: number): string {
	const character = String.fromCharCode(byte);
	return /[A-Za-z0-9_-]/.test(character) ? character : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function digest(key: string): string {
	return createHash('sha256').update(key).digest('hex');
}
