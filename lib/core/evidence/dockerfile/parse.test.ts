// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are Docker's.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../source";
import { commandsOf } from "./commands";
import { parseDockerfile } from "./parse";
import type { Dockerfile, Instruction } from "./types";

function read(text: string, options?: Parameters<typeof parseDockerfile>[1]) {
  const parsed = parseDockerfile({ path: "Dockerfile", text }, options);
  const facts: Dockerfile = parsed.facts ?? { path: "Dockerfile", stages: [], globalArgs: [] };
  const last = facts.stages.at(-1);
  const of = <K extends Instruction["kind"]>(kind: K) =>
    (last?.instructions ?? []).filter((i): i is Instruction & { kind: K } => i.kind === kind);
  return { ...parsed, facts, last, of };
}

const cut = (text: string, at: Span | undefined) => text.slice(at?.start, at?.end);
const codes = (text: string) => read(text).errors.map(({ code, at }) => `${code} ${cut(text, at)}`);

describe("stages", () => {
  test("each FROM opens one, named or not, whatever the case", () => {
    const { facts } = read(
      "from --platform=$BUILDPLATFORM node:24 as Build\nFROM build\nFrom SCRATCH",
    );
    expect(facts.stages.map(({ name, base }) => [name, base.kind])).toEqual([
      ["build", "image"],
      [null, "stage"],
      [null, "scratch"],
    ]);
  });

  test.each([
    ["ARG V=24\nFROM node:${V}-alpine", "node:24-alpine"],
    ["ARG V=24\nARG T=$V-alpine\nFROM node:$T", "node:24-alpine"],
    ["ARG V\nFROM node:${V:-24}", "node:24"],
    ["ARG V=\nFROM node:24${V:+-$V}", "node:24"],
    ["ARG V=slim\nFROM node:24${V:+-$V}", "node:24-slim"],
    ["ARG V=\nFROM node:24${V-x}", "node:24"],
    ['ARG V="24"\nFROM "node:${V}"', "node:24"],
    ["FROM localhost:5000/app", "localhost:5000/app"],
    ["FROM node:18-alpine  # Not node:latest", "node:18-alpine"],
  ])("a base is worked out from defaults: %j", (text, image) => {
    const base = read(text).last?.base;
    expect(base).toMatchObject({ kind: "image", reference: { text: image } });
  });

  test.each([
    ["ARG TAG\nFROM node:${TAG}", "node:${TAG}"],
    ["FROM ${REGISTRY}/node:latest", "${REGISTRY}/node:latest"],
    ["FROM --platform=linux/amd64 img-${TARGETARCH}:1", "img-${TARGETARCH}:1"],
  ])("a variable that nothing sets leaves a base unresolved: %j", (text, written) => {
    expect(read(text).last?.base).toMatchObject({ kind: "unresolved", text: written });
  });

  test("a stage chosen by platform is the usual platform's", () => {
    const text = "FROM a:1 AS base-amd64\nFROM b:1 AS base-arm64\nFROM base-${TARGETARCH}";
    expect(read(text).last?.base).toMatchObject({ kind: "stage", index: 0 });
  });

  test("a build's arguments beat defaults", () => {
    const text = "ARG V=24\nFROM node:$V";
    expect(read(text, { args: new Map([["V", "latest"]]) }).last?.base).toMatchObject({
      reference: { tag: "latest" },
    });
    expect(read(text, { args: new Map([["V", null]]) }).last?.base.kind).toBe("unresolved");
  });

  test("arguments before the first FROM are seen in a stage only when named there", () => {
    expect(read("ARG U=app\nFROM a:1\nUSER $U").of("USER")[0]?.user.unresolved).toBe("U");
    expect(read("ARG U=app\nFROM a:1\nARG U\nUSER $U").of("USER")[0]?.user.value).toBe("app");
  });

  test("what a stage sets is seen by the stages that start from it, and ENV beats ARG", () => {
    const text = "FROM a:1 AS b\nARG X=1\nENV U=app X=2\nFROM b\nUSER $U:$X";
    expect(read(text).of("USER")[0]?.user.value).toBe("app:2");
    expect(read("FROM a:1 AS b\nENV U=app\nFROM a:1\nUSER $U").of("USER")[0]?.user.value).toBe(
      undefined,
    );
  });
});

describe("lines", () => {
  test("continued lines are one instruction, comments and blank lines between them left out", () => {
    const text =
      "FROM a:1\r\nRUN one && \\\r\n  # why\r\n\r\n  two \\  \r\n && three\r\nUSER app\r\n";
    const [run] = read(text).of("RUN");
    expect(run?.script.replace(/\s+/g, " ")).toBe("one && two && three");
    expect(read(text).of("USER")[0]?.user.value).toBe("app");
  });

  test("a doubled escape character at the line's end continues nothing", () => {
    expect(read("FROM a:1\nRUN echo a\\\\\nUSER app").of("USER")).toHaveLength(1);
  });

  test("`# escape=` changes the character that continues", () => {
    const text =
      "# syntax=docker/dockerfile:1\n# escape=`\nFROM a:1\nRUN dir C:\\ `\n  D:\\\nUSER app";
    const { of } = read(text);
    expect(of("RUN")[0]?.script).toBe("dir C:\\   D:\\");
    expect(of("USER")).toHaveLength(1);
  });

  test("a comment is no directive after the first instruction or blank line", () => {
    expect(read("\n# escape=`\nFROM a:1\nRUN a \\\n b").of("RUN")[0]?.script).toBe("a  b");
  });
});

describe("heredocs", () => {
  test("their bodies belong to the instruction, several in order", () => {
    const text = "FROM a:1\nRUN cat <<A >x && cat <<-'B' >y\none\nA\n\ttwo\n\tB\nUSER app";
    const { of, errors } = read(text);
    expect(errors).toEqual([]);
    expect(of("RUN")[0]?.script).toBe("cat <<A >x && cat <<-'B' >y\none\nA\n\ttwo\nB");
    expect(of("USER")).toHaveLength(1);
  });

  test.each(["RUN <<EOF", "RUN --mount=type=cache,target=/x bash -e <<'EOF'", "RUN <<-EOF"])(
    "%s: the body is the script",
    (line) => {
      const text = `FROM a:1\n${line}\nset -e\nmake\nEOF\n`;
      const [run] = read(text).of("RUN");
      expect(run?.script).toBe("set -e\nmake\n");
      expect(run?.places).toEqual([0, text.indexOf("set -e")]);
    },
  );

  test.each(["\n", ""])(
    "one that never ends, and whose name a shell reads otherwise, stays inside its file",
    (end) => {
      const text = `FROM a:1\nRUN <<EOT\r@a:\nTOKEN=x${end}`;
      const [run] = read(text).of("RUN");
      for (const { redirects } of run ? commandsOf(run) : []) {
        for (const { body } of redirects) expect(body?.end).toBe(text.length);
      }
      expect.assertions(1);
    },
  );

  test("a file written by a heredoc takes nothing from the context", () => {
    const [copy] = read('FROM a:1\nCOPY <<"EOF" /etc/x\nUSER root\nEOF\n').of("COPY");
    expect(copy).toMatchObject({ inline: true, sources: [], target: { value: "/etc/x" } });
  });

  test.each(["RUN x <<< EOF", "RUN echo '<<EOF'", "RUN echo $((1 <<2))", "ENV A=<<EOF"])(
    "%s opens none",
    (line) => {
      expect(read(`FROM a:1\n${line}\nUSER app`).of("USER")).toHaveLength(
        line.includes("<<2") ? 0 : 1,
      );
    },
  );
});

describe("instructions", () => {
  test("RUN takes its mounts apart", () => {
    const text =
      "FROM a:1 AS b\nFROM a:1\nRUN --mount=type=secret,id=x,target=/y --mount=from=b,source=/z --network=none make";
    const [run] = read(text).of("RUN");
    expect(run?.script).toBe("make");
    expect(run?.mounts).toMatchObject([
      { type: "secret", from: null, options: { id: "x", target: "/y" } },
      { type: "bind", from: { kind: "stage", index: 0 } },
    ]);
  });

  test("COPY --from names a stage by number or name, a later one too, or an image", () => {
    const text =
      "FROM a:1 AS b\nCOPY --from=0 x y\nCOPY --from=B x y\nCOPY --from=nginx:latest x y\nCOPY --from=late x y\nFROM a:1 AS Late";
    const sources = read(text).facts.stages[0]?.instructions.map((i) =>
      i.kind === "COPY" ? i.from : null,
    );
    expect(sources).toMatchObject([
      { kind: "stage", index: 0 },
      { kind: "stage", index: 0 },
      { kind: "image", reference: { tag: "latest" } },
      { kind: "stage", index: 1 },
    ]);
  });

  test("ENV has an old form whose value is the rest of the line", () => {
    const pairs = read('FROM a:1\nENV KEY some value\nENV A=1 B="two words" C=a\\ b').of("ENV");
    expect(
      pairs.flatMap((line) => line.pairs.map(({ key, value }) => [key.value, value.value])),
    ).toEqual([
      ["KEY", "some value"],
      ["A", "1"],
      ["B", "two words"],
      ["C", "a b"],
    ]);
  });

  test("values of one ENV line see only what stood before it", () => {
    const [, line] = read("FROM a:1\nENV A=1\nENV A=2 B=$A").of("ENV");
    expect(line?.pairs[1]?.value.value).toBe("1");
  });

  test("exec form that is no JSON is shell form", () => {
    const { of } = read(`FROM a:1\nCMD ["a", "b\\u0021"]\nENTRYPOINT ['a']\nSHELL ["a",]`);
    expect(of("CMD")[0]).toMatchObject({ form: "exec", words: ["a", "b!"] });
    expect(of("ENTRYPOINT")[0]).toMatchObject({ form: "shell", words: ["['a']"] });
    expect(of("SHELL")[0]).toMatchObject({ form: "shell" });
  });

  test("HEALTHCHECK is none, a shell line or words", () => {
    const { of } = read(
      'FROM a:1\nHEALTHCHECK none\nHEALTHCHECK --interval=5s CMD curl -f x || exit 1\nHEALTHCHECK CMD ["a"]',
    );
    expect(of("HEALTHCHECK").map(({ check }) => check)).toEqual([
      { kind: "none" },
      { kind: "shell", script: "curl -f x || exit 1" },
      { kind: "exec", words: ["a"] },
    ]);
  });
});

describe("limits", () => {
  test("a value that doubles in each line stays small, and hangs on itself beyond", () => {
    const { facts, errors } = read(`FROM a:1\nENV A=aaaa\n${"ENV A=$A$A$A$A\n".repeat(1000)}`);
    const last = facts?.stages[0]?.instructions.at(-1);
    expect(errors).toEqual([]);
    expect(last).toMatchObject({ kind: "ENV", pairs: [{ value: { unresolved: "A" } }] });
  });

  test("a file of more instructions than anybody builds says where reading ends", () => {
    const { facts, errors } = read(`FROM a:1\n${"USER a\n".repeat(10_000)}`);
    expect(facts?.stages[0]?.instructions).toHaveLength(9_999);
    expect(errors).toMatchObject([{ code: "dockerfile-too-long", at: { start: 70_002 } }]);
  });
});

describe("errors", () => {
  test.each([
    ["", ["dockerfile-no-from "]],
    ["RUN x\n", ["dockerfile-before-from RUN", "dockerfile-no-from R"]],
    ["FROM a:1\nRUNN x", ["dockerfile-unknown-instruction RUNN"]],
    ["FROM a:1\nRUN <<EOF\nx", ["dockerfile-unterminated-heredoc RUN"]],
    ["FROM a:1\nUSER\n", ["dockerfile-malformed USER"]],
    ["FROM a:1 b\n", ["dockerfile-malformed FROM"]],
    ["FROM a:1\n\0", ["dockerfile-binary \0"]],
  ])("%j has a place", (text, expected) => {
    expect(codes(text).map((code) => code.replace(text, ""))).toEqual(expected);
  });

  test("a template is said to be one", () => {
    expect(read("FROM {{ base }}\nUSER app").notes).toMatchObject([{ code: "unrendered" }]);
  });

  test.each([
    ["Jinja", "FROM alpine:{{ v }} AS a\n{% if x %}\nRUN y\n{% endif %}\nUSER app\n", 12],
    ["Jinja over lines", "{#- by\n us -#}\nFROM {{ image }}\nUSER app\n", 0],
    [
      "Go's templates",
      "FROM {{ .Base }}\n{{- range .Run }}\nRUN {{ . }}\n{{- end }}\nUSER app\n",
      5,
    ],
    ["ERB", "FROM alpine:<%= v %>\nUSER app\n", 5],
    ["CMake", "FROM @BASE@\nUSER app\n", 5],
  ])("a template of %s is no error: it says so once, and its image is open", (_, text, at) => {
    const { facts, errors, notes } = read(text);
    expect(errors).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(["unrendered"]);
    expect(notes[0]?.at?.start).toBeLessThanOrEqual(at);
    expect(facts?.stages[0]?.base.kind).toBe("unresolved");
    expect(facts?.stages[0]?.instructions.at(-1)).toMatchObject({ user: { value: "app" } });
  });

  test("a user that a template gives is open; what Docker itself fills in is no template", () => {
    const { facts, notes } = read("FROM a:1\nUSER {{ user }}\nLABEL a={{.Name}}\n");
    expect(facts?.stages[0]?.instructions[0]).toMatchObject({ user: { unresolved: "{{ user }}" } });
    expect(notes).toEqual([]);
  });
});

describe("places", () => {
  test("values stand where they say, in continued lines and shifted texts too", () => {
    const text = "FROM a:1\nENV A=one \\\n  # x\n    B=two\nRUN a && \\\n  bb <<EOF\ncc\nEOF\n";
    const { of } = read(text);
    const raws = of("ENV")[0]?.pairs.map(({ raw }) => cut(text, raw.at));
    expect(raws).toEqual(["one", "two"]);
    expect(cut(text, of("ENV")[0]?.at)).toBe("ENV A=one \\\n  # x\n    B=two");
    const shifted = parseDockerfile({ path: "c", text }, { shift: 100 }).facts?.stages[0];
    expect(shifted?.base.at).toEqual({ path: "c", start: 105, end: 108 });
  });

  test("any text is read without a throw, and every place is inside it", () => {
    const piece = fc.constantFrom(
      "FROM a:1 AS b\n",
      "from $X\n",
      "RUN ",
      "COPY --from=b ",
      "<<EOF\n",
      "EOF\n",
      "\\\n",
      "ENV A=",
      "${A:-",
      "}",
      '"',
      "'",
      "`",
      "# escape=`\n",
      "ARG V\n",
      "USER $V\n",
      '["a"',
      "]",
      "\r\n",
      "--mount=from=x,type=",
      "=",
      ",",
      " ",
      "HEALTHCHECK CMD ",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const parsed = parseDockerfile({ path: "f", text });
        JSON.stringify(parsed, (key, value) => {
          if (key === "at" && value) {
            expect(value.start).toBeLessThanOrEqual(value.end);
            expect(value.end).toBeLessThanOrEqual(text.length);
            expect(value.start).toBeGreaterThanOrEqual(0);
          }
          return value;
        });
      }),
      { numRuns: 500 },
    );
  });
});
