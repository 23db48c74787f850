declare const value: unique symbol;

/**
 * A value as one text on its way from a page to a client component. React walks every object that it is handed, twice on
 * the server and once in the browser; a text it passes on.
 */
export type Packed<T> = string & { readonly [value]: T };

/** Takes only what JSON keeps: no dates, no `undefined` in lists, no functions. */
export function pack<T>(content: T): Packed<T> {
  return JSON.stringify(content) as Packed<T>;
}

/** What was packed. Each call makes a new value. */
export function unpack<T>(packed: Packed<T>): T {
  return JSON.parse(packed) as T;
}
