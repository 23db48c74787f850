import type { EnvironmentFile } from "../env/types";
import { variableUses } from "./of-words";
import type { SecretUse, TextOf } from "./use";

/** The secrets in a file of variables, and the variables that take one from elsewhere. */
export function variablesIn({ variables }: EnvironmentFile, textOf: TextOf): readonly SecretUse[] {
  const known = variables.flatMap(({ key, value }) =>
    /(?:^|_)(?:USER|USERNAME|DB|DATABASE|NAME)$/i.test(key.value) && value?.value
      ? [value.value]
      : [],
  );
  return variables.flatMap((variable) => variableUses(variable, textOf, known));
}
