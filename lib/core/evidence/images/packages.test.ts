// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are the shell's.
import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../dockerfile/parse";
import { runsOf } from "./runs";

function acts(script: string) {
  const { facts } = parseDockerfile({ path: "Dockerfile", text: `FROM a:1\nRUN ${script}\n` });
  const runs = facts ? runsOf(facts.stages) : [];
  return runs.flatMap(({ acts }) =>
    acts.map(({ action, packages, group }) => [action, packages.join(" "), group]),
  );
}

describe("package managers in a RUN", () => {
  test.each([
    [
      "apt-get update && apt-get install -y --no-install-recommends curl=8.* git",
      [
        ["update", "", null],
        ["install", "curl git", null],
      ],
    ],
    [
      "apt-get -qq -o A=b install gcc:amd64 && apt-get autoremove -y",
      [
        ["install", "gcc", null],
        ["sweep", "", null],
      ],
    ],
    [
      "apk add --no-cache --virtual .build-deps gcc 'make>4' && apk del .build-deps",
      [
        ["install", "gcc make", ".build-deps"],
        ["remove", ".build-deps", null],
      ],
    ],
    ["apk add -t .b gcc", [["install", "gcc", ".b"]]],
    [
      "sudo dnf -y install git && dnf clean all",
      [
        ["install", "git", null],
        ["clean", "all", null],
      ],
    ],
    [
      "deps='gcc make'; apt-get install $deps; apt-get purge ${deps}",
      [
        ["install", "gcc make", null],
        ["remove", "gcc make", null],
      ],
    ],
    [
      "pacman -Sy --noconfirm git && pacman -Scc",
      [
        ["install", "git", null],
        ["clean", "", null],
      ],
    ],
    ["bash -c 'apt-get install vim'", [["install", "vim", null]]],
    ["<<EOF\nset -e\napt-get install vim\nEOF", [["install", "vim", null]]],
    ["timeout 9 bash -c 'apk add vim'", [["install", "vim", null]]],
    ["flock -w 9 /lock apk add vim", [["install", "vim", null]]],
    ["for i in 1 2 3; do apk add vim && break; done", [["install", "vim", null]]],
    ["APK='apk --no-cache'; $APK add vim", [["install", "vim", null]]],
    ["retry 3 apt-get -y install vim", [["unclear", "vim", null]]],
    ["retry 'apt-get install -y vim'", [["unclear", "vim", null]]],
    ["wrap apt-get purge -y vim", [["remove", "vim", null]]],
    ["$MANAGER install -y vim", [["unclear", "vim", null]]],
    ["make -C $DIR install && npm clean-install && echo apt-get install vim", []],
    ["apt-key add x && apt-cache policy", []],
    ["apt-mark hold x && npm install git", []],
  ])("%s", (script, expected) => {
    expect(acts(script)).toEqual(expected);
  });

  test.each([
    ["ARG P=gcc", "apk add ${P:-vim}", "gcc"],
    ['ENV P="gcc make"', "apk add ${P-vim}", "gcc make"],
    ["ENV P=gcc", "sh -c 'apk add ${P:-vim}'", "gcc"],
    ["ENV P=", "apk add ${P:-vim}", "vim"],
    ["ARG P", "apk add ${P:-vim}", "vim"],
    ["ENV P=gcc", "P=curl; apk add ${P:-vim}", "curl"],
    ["ENV P=gcc", "P=$(choose); apk add ${P:-vim}", "$(choose)"],
    ["ENV P=gcc", "export P=$(choose); apk add ${P:-vim}", "${P}"],
  ])("after %s, %s adds %s", (line, script, expected) => {
    const text = `FROM a:1\n${line}\nRUN ${script}\n`;
    const { facts } = parseDockerfile({ path: "Dockerfile", text });
    const { acts = [] } = runsOf(facts?.stages ?? [])[0] ?? {};
    expect(acts.find(({ manager }) => manager === "apk")?.packages.join(" ")).toBe(expected);
  });

  test("a long value that is used often is left open in the end", () => {
    const { facts } = parseDockerfile({
      path: "Dockerfile",
      text: `FROM a:1\nENV A="${"gcc ".repeat(1000)}"\n${"RUN apk add $A\n".repeat(9000)}`,
    });
    const packages = runsOf(facts?.stages ?? []).flatMap(({ acts }) => acts[0]?.packages ?? []);
    expect(packages.filter((name) => name === "gcc")).toHaveLength(5000);
    expect(packages.at(-1)).toBe("${A}");
  });

  test.each(["apt ", "apt -o "])(
    "a megabyte of “%s” is read at once",
    { timeout: 5000 },
    (word) => {
      expect(acts(`x ${word.repeat(1_000_000 / word.length)}`)).toEqual([]);
    },
  );

  test("exec form is read, too", () => {
    expect(acts('["apt-get", "install", "vim"]')).toEqual([["install", "vim", null]]);
  });
});
