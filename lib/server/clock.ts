import "server-only";
import { dayOf } from "./answers/states";

/** The day it is, `YYYY-MM-DD` in UTC: scoring reads no clock, so that its callers hand it one. */
export function today(): string {
  return dayOf(new Date());
}
