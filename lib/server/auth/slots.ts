import "server-only";

/** Takes a number. Returns a function that runs tasks, at most so many at once; the others wait in their order. */
export function slots(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // A slot is handed on, not freed: nobody who comes later slips in before those who wait.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
