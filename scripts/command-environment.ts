import { type Environment, EnvironmentError, readEnvironment } from "@/lib/server/env";
import { Explained } from "./explained";

/** Reads the environment of a command. Throws an `Explained` with what is wrong in it. */
export function commandEnvironment(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    if (error instanceof EnvironmentError) throw new Explained(error.message, { cause: error });
    throw error;
  }
}
