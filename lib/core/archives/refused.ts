import type { Refusal, RefusalCode } from "./types";

/** Ends the reading of an archive; `readArchive` makes a value of it. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, path?: string) {
    super(code);
    this.refusal = path === undefined ? { code } : { code, path };
  }
}
