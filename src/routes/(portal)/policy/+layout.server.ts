/** Also of the page that says that there is no such country. */
export const csr = false;
