/** A text file as the parsers see it: decoded, without a byte order mark, line ends as they were. */
export interface Source {
  /** Relative to the input's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a file, in UTF-16 offsets; `end` is exclusive. Lines and columns are worked out at the edge. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A value and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly at: Span;
}

/**
 * A setting as a file gives it: a value, or the name of what it hangs on (a variable without a default, a file that is
 * not in the input). `lost` are the places that an override beat, each with why.
 */
export type Setting<T> = (
  | { readonly value: T; readonly unresolved?: undefined }
  | {
      readonly value?: undefined;
      readonly unresolved: string;
      /** As far as it is known, open variables as `${NAME}`: `${HOST}/app:latest` says its tag. */
      readonly text?: string;
      /** No variable but a value that Compose refuses, as it is written: nothing follows from it. */
      readonly refused?: true;
    }
) & { readonly at: Span; readonly lost?: readonly Lost[] };

/** A line that another one beats, and the code of the reason. */
export interface Lost {
  readonly at: Span;
  readonly why: "overridden-by-file" | "overridden-by-service" | "repeated";
}

/** What is wrong in a file. Worded by `text/en/evidence.ts` from the code and the values. */
export interface FileError {
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Absent where the file as a whole is meant. */
  readonly at?: Span;
}

/** What was seen in a file and is neither right nor wrong. */
export interface FileNote {
  readonly code: "not-in-input" | "other-image" | "undated" | "unrendered" | "unsupported";
  readonly values?: Readonly<Record<string, string>>;
  readonly at?: Span;
}

/** What a parser makes of a file: its facts as far as they could be read, and what stood in the way. */
export interface Parsed<F> {
  /** Null when nothing of the file can be used. */
  readonly facts: F | null;
  readonly errors: readonly FileError[];
  readonly notes: readonly FileNote[];
}
