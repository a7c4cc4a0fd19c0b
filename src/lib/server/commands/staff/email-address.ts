/** One plain address. Whether it exists only a mail can tell. */
export const isEmailAddress = (text: string): boolean =>
	text.length <= 254 &&
	/^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/.test(text);
