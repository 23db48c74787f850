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

/** Objects of one shape with each name said once: in a list of many, names would be most of its text. */
export interface Table<Row extends object> {
  readonly columns: readonly (keyof Row)[];
  readonly rows: readonly (readonly Row[keyof Row][])[];
}

/** The first object says which columns there are. */
export function toTable<Row extends object>(objects: readonly Row[]): Table<Row> {
  const columns = Object.keys(objects[0] ?? {}) as (keyof Row)[];
  return { columns, rows: objects.map((object) => columns.map((column) => object[column])) };
}

/** The objects that a table was made of. */
export function fromTable<Row extends object>({ columns, rows }: Table<Row>): Row[] {
  return rows.map(
    (row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])) as Row,
  );
}
