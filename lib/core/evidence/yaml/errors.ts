import { YAMLException } from "js-yaml";
import type { FileError, Source } from "../source";

/** What js-yaml says, in codes of our own: its own words may quote the file. */
export const YAML_MISTAKES: readonly (readonly [startsWith: string, code: string])[] = [
  ["nesting exceeded", "yaml-too-deep"],
  ["tab characters", "yaml-tab"],
  ["bad indentation", "yaml-indentation"],
  ["deficient indentation", "yaml-unclosed"],
  ["unexpected end", "yaml-unclosed"],
  ["the stream contains non-printable", "yaml-not-text"],
  ["null byte", "yaml-not-text"],
];

/** The located error for what js-yaml threw: at the place where it stopped, within the file. */
export function yamlError(source: Source, thrown: unknown): FileError {
  const { path, text } = source;
  if (!(thrown instanceof YAMLException)) {
    return { code: "yaml-syntax", at: { path, start: 0, end: Math.min(1, text.length) } };
  }
  const code =
    YAML_MISTAKES.find(([start]) => thrown.reason.startsWith(start))?.[1] ?? "yaml-syntax";
  const start = Math.max(0, Math.min(thrown.mark?.position ?? 0, text.length));
  return { code, at: { path, start, end: Math.min(start + 1, text.length) } };
}
