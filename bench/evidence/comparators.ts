import { Copy, DockerfileParser, ModifiableInstruction, Run } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { run as lint } from "dockerfilelint";
import { EVENT_ID, getScalarValue, parseEvents } from "js-yaml";

/**
 * Parses a Dockerfile and touches all that the library reads of it: directives and comments, and of every instruction its
 * keyword, flags, arguments, variables and heredocs, each with its range. Returns a sum over them.
 */
export function dockerfileAst(text: string): number {
  const file = DockerfileParser.parse(text);
  let touched = 0;
  for (const directive of file.getDirectives()) touched += directive.getValue().length;
  for (const comment of file.getComments()) {
    touched += (comment.getContent() ?? "").length + comment.getRange().end.line;
  }
  for (const instruction of file.getInstructions()) {
    touched += instruction.getKeyword().length + instruction.getRange().end.line;
    for (const argument of instruction.getArguments()) {
      touched += argument.getValue().length + argument.getRange().start.character;
    }
    for (const variable of instruction.getVariables()) {
      touched += variable.getName().length + variable.getRange().start.character;
    }
    if (instruction instanceof ModifiableInstruction) {
      for (const flag of instruction.getFlags()) {
        touched += flag.getName().length + flag.getRange().start.character;
      }
    }
    if (instruction instanceof Run || instruction instanceof Copy) {
      for (const heredoc of instruction.getHeredocs()) touched += heredoc.getName().length;
    }
  }
  return touched;
}

/** A part of that: instructions, arguments and their ranges alone, the least that can be called reading it. */
export function dockerfileArguments(text: string): number {
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
