/** 0 or 1: neither engine has a boolean that the other understands. */
export type Flag = 0 | 1;
/** JSON as text; parsed by zod in the store file of its noun. */
export type JsonText = string;
export type Instant = number;
