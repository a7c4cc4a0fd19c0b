/** Who may sign in at the desk of the demo shop. Known to everybody: the seed creates them in demo mode only. */
export const DEMO_STAFF = [
	{ role: 'merchant', name: 'Anong Baan Dee', email: 'merchant@example.com', password: 'demo-merchant-home' },
	{ role: 'lead', name: 'Krit Baan Dee', email: 'lead@example.com', password: 'demo-lead-home' },
	{ role: 'agent', name: 'Mali Baan Dee', email: 'agent@example.com', password: 'demo-agent-home' }
] as const;
