import { measureCountGrowth, measureFileGrowth } from "./growth";
import { measureMemory } from "./memory";
import { measureSpeed } from "./speed";

/** What `bench/evidence.ts` starts, a process for each measurement; prints its figures as JSON. */
function measure([what, ...rest]: readonly string[]): Record<string, number> {
  switch (what) {
    case "speed":
      return measureSpeed(Number(rest[0]), Number(rest[1]));
    case "file-growth":
      return measureFileGrowth(Number(rest[0]));
    case "count-growth":
      return measureCountGrowth(Number(rest[0]));
    case "memory":
      return measureMemory(rest[0] ?? "", rest[1] === "one");
    default:
      throw new RangeError(`There is no measurement “${what}”.`);
  }
}

process.stdout.write(JSON.stringify(measure(process.argv.slice(2))));
