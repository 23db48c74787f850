// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are the shell's.
import { expect, test } from "vitest";
import { branchesOf } from "./branches";
import { readShell, wholeFile } from "./read";

const KNOWN = new Map([
  ["ON", "true"],
  ["OFF", "false"],
  ["EMPTY", ""],
]);

/** What is run of a script: each letter stands for a command of that name. */
function runs(script: string): string {
  const commands = readShell(script, wholeFile("s"));
  const branches = branchesOf(commands, KNOWN);
  return commands
    .map(({ words }, index) => [words[0]?.value ?? "", branches[index]] as const)
    .filter(([name]) => /^[a-f]$/.test(name))
    .map(([name, how]) => name + { sure: "", open: "?", never: "!" }[how ?? "sure"])
    .join(" ");
}

test.each([
  ["a; if [ ${OFF} = true ]; then b && c; fi; d", "a b! c! d"],
  ['if [ "$ON" = "true" ]; then a; else b; fi; c', "a b! c"],
  ['if [ "$ON" != true ]; then a; else b; fi', "a! b"],
  ['if [[ "$ON" == true ]]\nthen\na\nelse\nb\nfi\nc', "a b! c"],
  ['if test x"$OFF" = xtrue; then a; fi', "a!"],
  ['if [ -n "$EMPTY" ]; then a; elif [ -z "$EMPTY" ]; then b; else c; fi', "a! b c!"],
  ['if [ "$EMPTY" ]; then a; fi', "a!"],
  ['if ! [ "$ON" = true ]; then a; fi; if [ ! "$ON" = true ]; then b; fi', "a! b!"],
  ["if $OFF; then a; fi; if $ON; then b; fi", "a! b"],
  ['if [ "$X" = true ]; then a; else b; fi; c', "a? b? c"],
  ['if [ "$X" = 1 ]; then a; elif [ "$ON" = true ]; then b; else c; fi; d', "a? b? c! d"],
  ['if [ "$OFF" = true ]; then if [ "$X" = 1 ]; then a; fi; b; fi; c', "a! b! c"],
  ['if [ "$X" = 1 ]; then if [ "$ON" = true ]; then a; else b; fi; fi', "a? b!"],
  ['if [ "$(uname -m)" = x86_64 ]; then a; fi', "a?"],
  ['if [ "$OFF" = true ] || [ "$X" = true ]; then a; fi', "a?"],
  ['if [ "${OFF:-true}" = true ]; then a; fi', "a?"],
  ['if [ "$ON" -gt 5 ]; then a; fi', "a?"],
  ['if [[ "$ON" == t* ]]; then a; fi', "a?"],
  ["if [ -f /etc/x ]; then a; else b; fi", "a b"],
  ["if command -v git; then a; fi", "a"],
  ["fi; a; then b; else c", "a b c"],
  ["case $X in x) a; b;; *) c;; esac; d", "a? b? c? d"],
  ["case x in x) a;; esac", "a"],
  ['if [ "$X" = 1 ]; then case $X in x) a;; esac; b; else c; fi; d', "a? b? c? d"],
  ['[ "$X" = 1 ] && a && b; c', "a? b? c"],
  ['[ "$X" = 1 ] && a || b; c', "a? b? c"],
  ['[ "$ON" = true ] && a || b; c', "a b! c"],
  ['[ "$OFF" = true ] && a || b; c', "a! b c"],
  ['[ -z "$X" ] || a && b', "a? b"],
  ['test "$ON" = true || a; b', "a! b"],
  ['[ "$ON" = true ] && [ "$X" = 1 ] && a', "a?"],
  ['[ "$OFF" = true ] || [ "$ON" = true ] && a', "a"],
  ['! [ "$ON" = true ] && a', "a!"],
  ['[ "$X" = 1 ] && { a; b; }; c', "a? b? c"],
  ['[ "$X" = 1 ] && if [ "$ON" = true ]; then a; fi; b', "a? b"],
  ["[ -f /etc/x ] && a || b; c", "a b c"],
  ['[ -z "$X" ] || (a && b; c); d', "a? b? c? d"],
  ['[ "$X" = 1 ] && (case $X in (x) a;; esac; b); c', "a? b? c"],
  ['(a; if [ "$X" = 1 ]; then (b); c; fi; d); e', "a b? c? d e"],
  ["a && b || c | d", "a b c d"],
])("what runs of %j is %s", (script, expected) => {
  expect(runs(script)).toBe(expected);
});
