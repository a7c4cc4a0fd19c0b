export type MailboxFaults = {
	/** Answers this recipient with a refusal: 550 for good, 4xx for now. */
	refuse(address: string, code?: number): void;
	/** Refuses the message itself after its last byte: 554 for good, 4xx for now. */
	refuseContent(code?: number): void;
	/** Closes the port, and everything that is connected, for so many seconds. */
	downFor(seconds: number): Promise<void>;
	/** Waits before every answer. */
	slow(milliseconds: number): void;
	/** Takes the next `count` mails and hangs up without saying so: the sender cannot know. */
	loseReply(count?: number): void;
	/** Everything works again, at once. */
	clear(): Promise<void>;
};

export type FaultState = {
	refused: Map<string, number>;
	contentCode: number | null;
	delayMs: number;
	repliesToLose: number;
};

export const noFaults = (): FaultState => ({
	refused: new Map(),
	contentCode: null,
	delayMs: 0,
	repliesToLose: 0
});
