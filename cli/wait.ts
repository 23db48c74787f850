/** Waits ten milliseconds without burning the processor: for a pipe that is empty or full at the moment. */
export function waitBriefly(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
}
