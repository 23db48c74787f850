import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gitIgnores, parseDockerignore, parseGitignore } from "./parse";
import type { IgnoreFile } from "./types";

function factsOf(parsed: { readonly facts: IgnoreFile | null }): IgnoreFile {
  if (parsed.facts === null) throw new Error("an ignore file always has facts");
  return parsed.facts;
}

const git = (text: string, path = ".gitignore") => factsOf(parseGitignore({ path, text }));
const docker = (text: string) => factsOf(parseDockerignore({ path: ".dockerignore", text }));

describe("a .gitignore", () => {
  // Compared with `git check-ignore --no-index`.
  it.each([
    [".env", ".env", true],
    [".env", "app/.env", true],
    [".env", ".env.local", false],
    ["/.env", "app/.env", false],
    ["*.key", "certs/a.key", true],
    ["certs/*.key", "certs/a.key", true],
    ["certs/*.key", "x/certs/a.key", false],
    ["secrets/", "secrets/a", true],
    ["secrets/", "x/secrets/a", true],
    ["secrets/", "secrets", false],
    ["secrets", "secrets/a", true],
    ["**/secrets", "a/b/secrets/c", true],
    ["a/**/b", "a/b", true],
    ["a/**/b", "a/x/y/b", true],
    ["a/**", "a/x", true],
    ["a/**", "a", false],
    ["a**b", "a/b", false],
    [".env.*\n!.env.example", ".env.example", false],
    [".env.*\n!.env.example", ".env.prod", true],
    ["secrets/\n!secrets/a", "secrets/a", true],
    ["secrets/*\n!secrets/a", "secrets/a", false],
    ["*\n!.gitignore", "a/.gitignore", true],
    ["*\n!*/\n!*.js", "a/b.js", false],
    ["# .env", ".env", false],
    ["\\#a", "#a", true],
    ["\\!a", "!a", true],
    ["a\\ ", "a ", true],
    ["a  ", "a", true],
    ["a\r\nb\r\n", "b", true],
    ["[ab].key", "a.key", true],
    ["[!ab].key", "a.key", false],
    ["[^ab].key", "c.key", true],
    ["[]-]x", "]x", true],
    ["[[:digit:]]x", "1x", true],
    ["[a", "[a", false],
    ["a\\", "a", false],
    ["?.key", "/.key", false],
    ["*", "a/b", true],
    ["", "a", false],
  ])("%j about %s: %s", (text, path, expected) => {
    expect(git(text).ignores(path)).toBe(expected);
  });

  it("asks the deepest file first, and nothing gets out of an excluded folder", () => {
    const files = [
      git("*.key\nbuild/\n"),
      git("!b.key\n", "app/.gitignore"),
      git("!x", "build/.gitignore"),
    ];
    const ignores = gitIgnores(files);
    expect(ignores("app/a.key")).toBe(true);
    expect(ignores("app/b.key")).toBe(false);
    expect(ignores("app/deep/er/b.key")).toBe(false);
    expect(ignores("b.key")).toBe(true);
    expect(ignores("build/x")).toBe(true);
    expect(gitIgnores([git("*.pem", "../.gitignore")])("app/a.pem")).toBe(true);
  });
});

describe("a .dockerignore", () => {
  // By hand after moby/patternmatcher: MatchesOrParentMatches, and the rules of the ignore file's reader.
  it.each([
    [".env", ".env", true],
    [".env", "app/.env", false],
    ["**/.env", ".env", true],
    ["**/.env", "a/b/.env", true],
    ["**.env", "a/.env", true],
    ["/.env", ".env", true],
    ["./.env", ".env", true],
    [".env/", ".env", true],
    [".env*", ".env.local", true],
    ["*.key", "certs/a.key", false],
    ["*/*.key", "certs/a.key", true],
    ["**/*.key", "certs/x/a.key", true],
    ["node_modules", "node_modules/a/b", true],
    ["node_modules", "app/node_modules/a", false],
    ["**/node_modules/**", "app/node_modules/a", true],
    ["node_modules/*", "node_modules/a/b", true],
    [".git", ".git/config", true],
    [".git", ".github/x", false],
    ["*", "a/b", true],
    ["**", "a/b", true],
    ["*\n!src", "src/a.js", false],
    ["*\n!src", "lib/a.js", true],
    ["*\n!src\nsrc/*.key", "src/a.key", true],
    ["**/*.md\n!README.md", "README.md", false],
    ["!README.md\n*.md", "README.md", true],
    ["# .env", ".env", false],
    [" # x", "# x", true],
    ["  .env  ", ".env", true],
    ["a b", "a b", true],
    ["a/../b", "b", true],
    [".", "a", false],
    ["/", "a", false],
    ["", "a", false],
    ["! a\n", "a", false],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["[a-c].key", "b.key", true],
    ["[^a-c].key", "b.key", false],
    ["a\\*", "a*", true],
    ["a\\*", "ab", false],
    ["a\r\nb\r\n", "b", true],
    ["[a", "[a", false],
  ])("%j about %s: %s", (text, path, expected) => {
    expect(docker(text).ignores(path)).toBe(expected);
  });

  it("names the line that Docker refuses", () => {
    const { errors } = parseDockerignore({ path: ".dockerignore", text: "a\n[b\n!\n" });
    expect(errors.map(({ code, at }) => [code, at?.start])).toEqual([
      ["bad-pattern", 2],
      ["bad-pattern", 5],
    ]);
  });
});

describe("laws of both", () => {
  const piece = fc.constantFrom(
    "a",
    "b",
    "/",
    "*",
    "**",
    "?",
    "[",
    "]",
    "!",
    "\\",
    ".",
    " ",
    "-",
    "#",
    "\n",
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
  const path = fc
    .array(fc.constantFrom("a", "b", "ab", ".a"), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join("/"));

  it("answers any question about any file", () => {
    fc.assert(
      fc.property(text, path, (written, asked) => {
        expect(typeof git(written).ignores(asked)).toBe("boolean");
        expect(typeof docker(written).ignores(asked)).toBe("boolean");
        for (const { at } of docker(written).rules)
          expect(at.end).toBeLessThanOrEqual(written.length);
      }),
    );
  });

  it("a rule added at the end decides about what it names", () => {
    fc.assert(
      fc.property(text, path, (written, asked) => {
        expect(docker(`${written}\n${asked}`).ignores(asked)).toBe(true);
        expect(docker(`${written}\n${asked}\n!${asked}`).ignores(asked)).toBe(false);
        expect(git(`${written}\n/${asked}`).ignores(asked)).toBe(true);
      }),
    );
  });

  it("what is out stays out one folder deeper", () => {
    fc.assert(
      fc.property(text, path, (written, asked) => {
        const file = git(written);
        if (file.ignores(`${asked}/`)) expect(file.ignores(`${asked}/x`)).toBe(true);
      }),
    );
  });
});
