import type { Span } from "../source";

/** Something in a text file that looks like a secret. The value itself is not kept. */
export interface TextHit {
  readonly path: string;
  readonly at: Span;
  /** `format`: a known token format or a key file (fail). `literal`: looks like a password in source code (unknown). */
  readonly kind: "format" | "key-file" | "literal";
  /** The format's name: `AWS access key`, `private key`; the key's name for a literal. */
  readonly name: string;
}
