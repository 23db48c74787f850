import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { run as lint } from "dockerfilelint";
import { EVENT_ID, getScalarValue, parseEvents } from "js-yaml";

/** Parses a Dockerfile and touches every instruction, argument and range. Returns how many there were. */
export function dockerfileAst(text: string): number {
  let touched = 0;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    touched += instruction.getKeyword().length + instruction.getRange().end.line;
    for (const argument of instruction.getArguments()) {
      touched += argument.getValue().length + argument.getRange().start.character;
    }
  }
  return touched;
}

/** Parses YAML to events and touches every value and offset. Returns their sum. */
export function yamlEvents(text: string): number {
  let touched = 0;
  for (const event of parseEvents(text, {})) {
    touched += event.type;
    if (event.type === EVENT_ID.SCALAR)
      touched += getScalarValue(text, event).length + event.valueEnd;
  }
  return touched;
}

export function dockerfileUtils(text: string): number {
  return validate(text).length;
}

/** It throws on some Dockerfiles that build (a HEALTHCHECK without options is one): nothing found there. */
export function dockerfilelint(text: string): number {
  try {
    return lint("", text).length;
  } catch {
    return 0;
  }
}
