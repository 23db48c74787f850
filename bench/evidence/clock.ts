/**
 * Processor time of this process in milliseconds, its threads (the collector's) included: what a busy machine takes
 * away doesn't count.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How long a piece of work takes. */
export function timed(work: () => void): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}
