/** A frame on somebody else's page runs nothing, whatever it shows. */
export const csr = false;
