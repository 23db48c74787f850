import "server-only";

export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "INVALID"
  | "CONFLICT"
  | "TOO_LARGE"
  | "UNSUPPORTED"
  | "RATE_LIMITED"
  | "UNAVAILABLE";

/** An expected refusal: its message is written for the person who reads it and says what to do. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** What the screen needs to explain it: the field in error, the newer state. Never a secret. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "AppError";
  }
}

/** What another organisation's id, a deleted thing and a made-up id all look like. */
export function notFound(thing: string): AppError {
  return new AppError("NOT_FOUND", `This ${thing} does not exist, or you may not see it.`);
}
