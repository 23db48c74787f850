import { z } from "zod";
import { line } from "./text";

/** A new password: 12 to 200 characters after NFKC, so that every keyboard types the same one. */
export const newPassword = z
  .string()
  .max(2_000, "Use at most 200 characters.")
  .transform((text) => text.normalize("NFKC"))
  .refine((text) => [...text].length >= 12, "Use at least 12 characters.")
  .refine((text) => [...text].length <= 200, "Use at most 200 characters.");

/** An e-mail address as it is kept and compared. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("This is not an e-mail address."));

const name = (what: string) => line(120).min(1, `Give ${what}.`);

/** What the first set-up asks for. */
export const setUpInput = z.object({
  code: z.string().max(64, "This is not the code."),
  organisation: name("the organisation's name"),
  name: name("your name"),
  email,
  password: newPassword,
});
