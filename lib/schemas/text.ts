import * as z from "zod";

/** One line of typed text, trimmed, without control characters, which no screen shows. */
export function line(max: number) {
  return z
    .string("Give a text.")
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "Leave out tabs, line breaks and control characters.");
}

/** Typed text of several lines, kept as typed. PostgreSQL stores no zero character. */
export function prose(max: number) {
  return z
    .string("Give a text.")
    .max(max, `Use at most ${max.toLocaleString("en")} characters.`)
    .refine((text) => !text.includes("\0"), "Leave out zero characters.");
}
