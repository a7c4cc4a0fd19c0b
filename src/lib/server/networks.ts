import { BlockList, isIP, isIPv6 } from 'node:net';

/** IPv4 networks that no stranger's address lies in: the registry of special-purpose addresses (RFC 6890). */
const SPECIAL_V4 = [
	...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
	...[
		'192.0.0.0/24',
		'192.0.2.0/24',
		'192.31.196.0/24',
		'192.52.193.0/24',
		'192.88.99.0/24',
		'192.168.0.0/16'
	],
	...['192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4']
];
/** Of IPv6 only 2000::/3 is public at all, and in it these are not, or lead to IPv4 by a detour. */
const PUBLIC_V6 = ['2000::/3'];
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** `10.1.0.0/16`, `fd00::/8`, or a single address. */
export function isNetwork(text: string): boolean {
	const [address = '', length, ...rest] = text.split('/');
	const bits = isIP(address) === 6 ? 128 : 32;
	if (isIP(address) === 0 || rest.length > 0) return false;
	return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
}

/** Whether something may be sent to an address: it is public, or in a network that the settings name. */
export function addressGuard(
	networks: readonly string[]
): (address: string) => 'public' | 'allowed' | 'private' {
	const own = listOf(networks);
	return (address) => {
		if (isIP(address) === 0) return 'private';
		const kind = isIPv6(address) ? 'ipv6' : 'ipv4';
		if (own.check(address, kind)) return 'allowed';
		if (kind === 'ipv4') return special.check(address, kind) ? 'private' : 'public';
		return publicV6.check(address, kind) && !special.check(address, kind) ? 'public' : 'private';
	};
}

function listOf(networks: readonly string[]): BlockList {
	const list = new BlockList();
	for (const network of networks) {
		const [address = '', length] = network.split('/');
		const [kind, whole] = isIPv6(address) ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
		list.addSubnet(address, length === undefined ? whole : Number(length), kind);
	}
	return list;
}

const special = listOf([...SPECIAL_V4, ...SPECIAL_V6]);
const publicV6 = listOf(PUBLIC_V6);
