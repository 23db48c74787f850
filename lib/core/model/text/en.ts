import type { ControlText } from "@/lib/core/model/control";
import type { ControlId } from "@/lib/core/model/words";
import { buildText } from "./en/build";
import { containerText } from "./en/container";
import { imageText } from "./en/image";
import { networkText } from "./en/network";
import { programmeText } from "./en/programme";
import { registryText } from "./en/registry";
import { runtimeText } from "./en/runtime";
import { secretsText } from "./en/secrets";

/** The prose of every control, in English. */
export const CONTROL_TEXT: Readonly<Record<ControlId, ControlText>> = {
  ...imageText,
  ...containerText,
  ...secretsText,
  ...networkText,
  ...runtimeText,
  ...buildText,
  ...registryText,
  ...programmeText,
};
