/** Stands for a stretch that hangs on a variable, a template or a command's output. */
export const UNRESOLVED = "\u0000";

/** What a variable, a template or a command's output may begin with. */
const SPECIAL = /[$<{%`]/g;
/** Nested defaults deeper than this are left as they are. */
const DEEPEST = 8;

/** A password's hash as `crypt` writes it: nothing is filled in. */
export const HASH = /^\$(?:2[abxy]|[156y]|apr1|argon2\w+)\$.{20}/;

/**
 * Puts defaults in (`${PW:-hunter2}` becomes `hunter2`) and `UNRESOLVED` for what only the shell, a pipeline or a
 * template engine knows (`$PW`, `${PW}`, `${{ … }}`, `{{ … }}`, `<%= … %>`, `$(…)`). `$$` is a plain dollar sign.
 */
export function withDefaults(text: string, depth = 0): string {
  SPECIAL.lastIndex = 0;
  if (!SPECIAL.test(text) || HASH.test(text)) return text;
  let out = "";
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    const next = text[at + 1];
    let end = -1;
    if (char === "$" && next === "$") {
      out += "$";
      at += 2;
      continue;
    }
    if (char === "$" && next === "{" && text[at + 2] === "{") end = after(text, "}}", at + 3);
    else if (char === "{" && next === "{") end = after(text, "}}", at + 2);
    else if (char === "<" && next === "%") end = after(text, "%>", at + 2);
    else if (char === "$" && next === "(") end = after(text, ")", at + 2);
    else if (char === "$" && next === "{") {
      end = closing(text, at + 2);
      if (end > 0) {
        const inside = text.slice(at + 2, end - 1);
        out += defaultOf(inside, depth);
        at = end;
        continue;
      }
    } else if (char === "$") {
      end = at + 1;
      while (/\w/.test(text[end] ?? "")) end++;
      if (end === at + 1) end = -1;
    }
    if (end > 0) {
      out += UNRESOLVED;
      at = end;
    } else {
      SPECIAL.lastIndex = at + 1;
      const plain = SPECIAL.exec(text)?.index ?? text.length;
      out += text.slice(at, plain);
      at = plain;
    }
  }
  return out;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** Past the brace that closes `${`, or -1. Braces inside pair up. */
function closing(text: string, from: number): number {
  let open = 1;
  // A reference is short; the cap keeps a line of `${${${` from being walked again and again.
  const stop = Math.min(text.length, from + 1024);
  for (let i = from; i < stop; i++) {
    if (text[i] === "{" && text[i - 1] === "$") open++;
    else if (text[i] === "}" && --open === 0) return i + 1;
  }
  return -1;
}

function defaultOf(inside: string, depth: number): string {
  const match = /^\w+(:?[-+])/.exec(inside);
  const operator = match?.[1];
  if (match === null || operator === undefined || depth >= DEEPEST) return UNRESOLVED;
  // `:+` is used only where the variable is set, and then it is what is used.
  return withDefaults(inside.slice(match[0].length), depth + 1);
}

/** The shell variables that a text takes in, by name. */
export function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\$\{?([A-Za-z_]\w{0,127})/g), ([, name = ""]) => name);
}

/**
 * Whether a value, or a part of it, is filled in elsewhere. A whole `$NAME` or `${NAME}` counts also after
 * interpolation, and Compose's `$$NAME` before it: the container's own shell may read it.
 */
export function isVariable(text: string): boolean {
  if (text.includes(UNRESOLVED)) return true;
  if (text.length > 512) return false;
  if (/^\${1,2}\{?(?:[A-Za-z_]\w*|\d)\}?$/.test(text) || /^%[A-Za-z_]\w*%$/.test(text)) return true;
  // What `printf` fills in.
  if (/^%[bs](?:\\n)?$/.test(text)) return true;
  if (/^@[A-Za-z_]\w*@$/.test(text) || /^#\{[^}]*\}#?$/.test(text)) return true;
  return (
    text.includes("${") ||
    text.includes("$(") ||
    text.includes("{{") ||
    text.includes("<%") ||
    /^`.*`$/.test(text) ||
    /^(?:process\.env|os\.environ|os\.getenv|env\.|ENV\[|\$_(?:ENV|SERVER)\[|secrets\.|vars\.)/.test(
      text,
    )
  );
}

/** Whether a file of this name is a shell's or Make's: there `$NAME` is filled in wherever it stands. */
export function isScript(path: string): boolean {
  return /\.(?:(?:ba|z|k)?sh|mk)$|(?:^|\/)[^./]+$/i.test(path);
}
