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

/** Objects of one shape with what they share said once: in a list of many, it would be most of its text. */
export interface Table<Row extends object> {
  /** What all of them hold. */
  readonly same: Partial<Row>;
  readonly columns: readonly (keyof Row)[];
  readonly rows: readonly (readonly Row[keyof Row][])[];
}

/** The first object says which names there are. */
export function toTable<Row extends object>(objects: readonly Row[]): Table<Row> {
  const [first] = objects;
  const same: Partial<Row> = {};
  const columns: (keyof Row)[] = [];
  for (const name of Object.keys(first ?? {}) as (keyof Row)[]) {
    const value = first?.[name];
    if (objects.every((object) => isSame(object[name], value))) same[name] = value;
    else columns.push(name);
  }
  return { same, columns, rows: objects.map((object) => columns.map((name) => object[name])) };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (isEmptyList(one) && isEmptyList(other));
}

function isEmptyList(it: unknown): boolean {
  return Array.isArray(it) && it.length === 0;
}

/** The objects that a table was made of. */
export function fromTable<Row extends object>({ same, columns, rows }: Table<Row>): Row[] {
  return rows.map((row) => {
    const object: Partial<Row> = { ...same };
    columns.forEach((name, at) => {
      object[name] = row[at];
    });
    return object as Row;
  });
}
