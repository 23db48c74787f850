import { write } from "./output";
import { isTerminal, UNKNOWN_WIDTH } from "./terminal";

/** Work that ends sooner says nothing. */
const PATIENCE_MS = 400;
const EVERY_MS = 100;

/** A line on standard error that says how far long work is: on a terminal alone, and gone when the work is done. */
export class Progress {
  #isTerminal: boolean | null = null;
  #said = 0;

  /** Says it, unless it is too early or was said just now. */
  say(text: () => string): void {
    const now = performance.now(); // since the process began
    if (now < PATIENCE_MS || now - this.#said < EVERY_MS) return;
    this.#isTerminal ??= isTerminal(2);
    if (!this.#isTerminal) return;
    write(
      2,
      `\r\u001b[K${text().slice(0, Math.max(10, (process.stderr.columns || UNKNOWN_WIDTH) - 1))}`,
    );
    this.#said = now;
  }

  done(): void {
    if (this.#said > 0) write(2, "\r\u001b[K");
    this.#said = 0;
  }
}
