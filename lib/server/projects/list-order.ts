import "server-only";
import type { ProjectSort } from "@/lib/schemas/project";
import type { Prisma, Project as ProjectRow } from "@/lib/server/generated/client";
import { isUuid } from "./access";

type Column = "changedAt" | "name" | "target" | "id";
type Direction = "asc" | "desc";

// Each as an index of the table has it; the id tells apart what is otherwise equal.
const ORDERS: Record<ProjectSort, readonly (readonly [Column, Direction])[]> = {
  changed: [
    ["changedAt", "desc"],
    ["id", "desc"],
  ],
  name: [
    ["name", "asc"],
    ["id", "asc"],
  ],
  target: [
    ["target", "desc"],
    ["name", "asc"],
    ["id", "asc"],
  ],
};

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Where somebody is in a list: its values there, in the order's columns. */
export interface Place {
  readonly values: readonly (Date | string | number)[];
  /** Which side of it is asked for. */
  readonly side: "after" | "before";
}

/** The order of a list, or its reverse. */
export function orderBy(
  sort: ProjectSort,
  isReversed: boolean,
): Prisma.ProjectOrderByWithRelationInput[] {
  return ORDERS[sort].map(([column, direction]) => ({
    [column]: isReversed ? opposite(direction) : direction,
  }));
}

/** A project's place in a list, as an address holds it. */
export function cursorOf(sort: ProjectSort, row: Pick<ProjectRow, Column>): string {
  const values = ORDERS[sort].map(([column]) => row[column]);
  return values
    .map((value) => (value instanceof Date ? value.toISOString() : String(value)))
    .join("~");
}

/** The place that an address speaks of; null where it makes no sense in this order. */
export function placeOf(
  sort: ProjectSort,
  cursor: string | null,
  side: Place["side"],
): Place | null {
  if (cursor === null) return null;
  // A name may hold the sign that parts the values, the id after it does not.
  const end = cursor.lastIndexOf("~");
  const values = valuesOf(sort, cursor.slice(0, Math.max(0, end)));
  const id = cursor.slice(end + 1);
  return values && isUuid(id) ? { side, values: [...values, id] } : null;
}

function valuesOf(sort: ProjectSort, text: string): Place["values"] | null {
  switch (sort) {
    case "changed":
      return MOMENT.test(text) && !Number.isNaN(Date.parse(text)) ? [new Date(text)] : null;
    case "name":
      return [text];
    case "target":
      return /^[1-4]~/.test(text) ? [Number(text[0]), text.slice(2)] : null;
  }
}

/** What lies beyond a place: the leading column's bound comes first, so that an index is read from there. */
export function beyond(sort: ProjectSort, { values, side }: Place): Prisma.ProjectWhereInput {
  const columns = ORDERS[sort].map(([column, direction], index) => {
    const isUp = (direction === "asc") === (side === "after");
    return { column, value: values[index], isUp };
  });
  const [first] = columns;
  const bound = first ? { [first.column]: { [first.isUp ? "gte" : "lte"]: first.value } } : {};
  const steps = columns.map(({ column, value, isUp }, index) => ({
    ...Object.fromEntries(columns.slice(0, index).map((same) => [same.column, same.value])),
    [column]: { [isUp ? "gt" : "lt"]: value },
  }));
  return { AND: [bound, { OR: steps }] };
}

function opposite(direction: Direction): Direction {
  return direction === "asc" ? "desc" : "asc";
}
