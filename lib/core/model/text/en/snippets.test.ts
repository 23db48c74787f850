import { spawnSync } from "node:child_process";
import { validate } from "dockerfile-utils";
import { loadAll } from "js-yaml";
import { describe, expect, test } from "vitest";
import type { SnippetLanguage } from "@/lib/core/model/control";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { PLATFORMS } from "@/lib/core/model/words";

interface Snippet {
  readonly name: string;
  readonly code: string;
}

const texts = Object.entries(CONTROL_TEXT);

function snippetsIn(language: SnippetLanguage): Snippet[] {
  return texts.flatMap(([id, { remediation }]) =>
    remediation
      .filter((it) => it.language === language)
      .map(({ caption, code }) => ({ name: `${id}: ${caption}`, code })),
  );
}

const everySnippet: Snippet[] = texts.flatMap(([id, { remediation }]) =>
  remediation.map(({ caption, code }) => ({ name: `${id}: ${caption}`, code })),
);

type Mapping = Record<string, unknown>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function sequence(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Names that a service refers to: `[a, b]`, `{a: …}`, or a list of mappings with `source`. */
function namesIn(value: unknown): string[] {
  if (isMapping(value)) return Object.keys(value);
  return sequence(value).flatMap((it) => {
    const name = isMapping(it) ? it.source : it;
    return typeof name === "string" ? [name] : [];
  });
}

function shellErrors(script: string): string {
  const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
  return status === 0 ? "" : stderr;
}

/** As in the Language Server Protocol, whose diagnostics the validator returns. */
const DIAGNOSTIC_ERROR = 1;

describe("Dockerfiles", () => {
  test.each(snippetsIn("dockerfile"))("$name", ({ code }) => {
    const errors = validate(code).filter((it) => it.severity === DIAGNOSTIC_ERROR);
    expect(errors.map(({ message }) => message)).toEqual([]);
    const first = code.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#"));
    expect(first).toMatch(/^(FROM|ARG) /);
  });
});

const COMPOSE_KEYS = ["name", "include", "services", "networks", "volumes", "secrets", "configs"];

const SERVICE_KEYS = [
  "annotations",
  "build",
  "cap_add",
  "cap_drop",
  "command",
  "configs",
  "container_name",
  "cpus",
  "depends_on",
  "deploy",
  "develop",
  "devices",
  "dns",
  "entrypoint",
  "env_file",
  "environment",
  "expose",
  "extends",
  "extra_hosts",
  "healthcheck",
  "hostname",
  "image",
  "init",
  "labels",
  "logging",
  "mem_limit",
  "networks",
  "network_mode",
  "pid",
  "pids_limit",
  "platform",
  "ports",
  "profiles",
  "pull_policy",
  "read_only",
  "restart",
  "secrets",
  "security_opt",
  "stop_grace_period",
  "stop_signal",
  "tmpfs",
  "ulimits",
  "user",
  "volumes",
  "working_dir",
];

describe("Compose files", () => {
  test.each(snippetsIn("compose"))("$name", ({ code }) => {
    const documents = loadAll(code);
    expect(documents).toHaveLength(1);
    const file = mapping(documents[0]);
    const keys = Object.keys(file).filter((key) => !key.startsWith("x-"));
    expect(keys).not.toEqual([]);
    expect(COMPOSE_KEYS).toEqual(expect.arrayContaining(keys));
    for (const kind of ["services", "networks", "volumes", "secrets", "configs"]) {
      if (kind in file) expect(file[kind], kind).toSatisfy(isMapping);
    }

    for (const [name, value] of Object.entries(mapping(file.services))) {
      const service = mapping(value);
      expect(SERVICE_KEYS, name).toEqual(expect.arrayContaining(Object.keys(service)));
      const origin = ["image", "build", "extends"].filter((key) => key in service);
      expect(origin, `${name} has an image or a build`).not.toEqual([]);
      expect("network_mode" in service && "networks" in service, `${name} networks`).toBe(false);

      for (const kind of ["networks", "secrets", "configs"] as const) {
        const known = [...Object.keys(mapping(file[kind])), "default"];
        expect(known, `${name}: ${kind}`).toEqual(expect.arrayContaining(namesIn(service[kind])));
      }
      const build = mapping(service.build);
      expect(Object.keys(mapping(file.secrets)), `${name}: build secrets`).toEqual(
        expect.arrayContaining(namesIn(build.secrets)),
      );
      const named = sequence(service.volumes).flatMap((it) => {
        const source = isMapping(it) ? it.type === "volume" && it.source : String(it).split(":")[0];
        return typeof source === "string" && /^\w/.test(source) ? [source] : [];
      });
      expect(Object.keys(mapping(file.volumes)), `${name}: volumes`).toEqual(
        expect.arrayContaining(named),
      );
      expect(Object.keys(mapping(file.services)), `${name}: depends_on`).toEqual(
        expect.arrayContaining(namesIn(service.depends_on)),
      );
    }
  });
});

/** Files for the API server or the kubelet are configuration, not objects: they have no name. */
const NAMELESS = /^((apiserver|kubelet)\.config|audit)\.k8s\.io\/|^apiserver\.k8s\.io\//;

function podSpecOf(object: Mapping): Mapping | null {
  const spec = mapping(object.spec);
  if (object.kind === "Pod") return spec;
  const template =
    object.kind === "CronJob" ? mapping(mapping(spec.jobTemplate).spec).template : spec.template;
  return isMapping(template) && isMapping(template.spec) && "containers" in template.spec
    ? template.spec
    : null;
}

describe("Kubernetes manifests", () => {
  test.each(snippetsIn("kubernetes"))("$name", ({ code }) => {
    const documents = loadAll(code);
    expect(documents).not.toEqual([]);
    for (const document of documents) {
      const object = mapping(document);
      expect(object.apiVersion).toMatch(/^([a-z0-9.-]+\/)?v\d+((alpha|beta)\d+)?$/);
      expect(object.kind).toMatch(/^[A-Z][A-Za-z]+$/);
      if (!NAMELESS.test(String(object.apiVersion))) {
        expect(mapping(object.metadata).name, String(object.kind)).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      }

      const selector = mapping(mapping(object.spec).selector).matchLabels;
      const template = mapping(mapping(object.spec).template);
      if (selector)
        expect(mapping(template.metadata ?? { labels: selector }).labels).toMatchObject(
          mapping(selector),
        );

      const pod = podSpecOf(object);
      if (!pod) continue;
      const volumes = sequence(pod.volumes).map((it) => mapping(it).name);
      const containers = [...sequence(pod.containers), ...sequence(pod.initContainers)];
      expect(containers).not.toEqual([]);
      for (const container of containers.map(mapping)) {
        expect(container.name).toMatch(/^[a-z0-9-]+$/);
        expect(container.image, String(container.name)).toBeTypeOf("string");
        const mounted = sequence(container.volumeMounts).map((it) => mapping(it).name);
        expect(volumes).toEqual(expect.arrayContaining(mounted));
      }
    }
  });
});

describe("other YAML", () => {
  test.each(snippetsIn("yaml"))("$name", ({ code }) => {
    const documents = loadAll(code);
    expect(documents).not.toEqual([]);
    for (const document of documents) expect(typeof document).toBe("object");
    const workflow = mapping(documents[0]);
    if (!("jobs" in workflow)) return;

    expect(workflow).toHaveProperty("on");
    expect(workflow, "permissions are named, not inherited").toHaveProperty("permissions");
    for (const [name, value] of Object.entries(mapping(workflow.jobs))) {
      const job = mapping(value);
      const steps = sequence(job.steps).map(mapping);
      if (!("uses" in job)) {
        expect(job, name).toHaveProperty("runs-on");
        expect(steps, name).not.toEqual([]);
      }
      for (const step of steps) {
        expect("run" in step || "uses" in step, name).toBe(true);
        if (typeof step.uses === "string") {
          expect(step.uses, "an action is pinned to a commit").toMatch(/@<[^>]*commit[^>]*>$/);
        }
        if (typeof step.run === "string") {
          const filledIn = step.run.replace(/\$\{\{[^}]*\}\}/g, "X").replace(/<[a-z ]+>/g, "X");
          expect(shellErrors(filledIn)).toBe("");
        }
      }
    }
  });
});

describe("JSON", () => {
  test.each(snippetsIn("json"))("$name", ({ code }) => {
    expect(() => JSON.parse(code)).not.toThrow();
  });
});

describe("shell", () => {
  test.each(snippetsIn("shell"))("$name", ({ code }) => {
    expect(shellErrors(code)).toBe("");
  });
});

describe("TOML", () => {
  const tables = snippetsIn("toml");
  test.skipIf(tables.length === 0).each(tables)("$name", ({ code }) => {
    for (const line of code.split("\n")) {
      expect(line).toMatch(
        /^(\s*(#.*)?|\s*\[{1,2}[\w.\-"':/ ]+\]{1,2}|\s*[\w.\-"]+ = (".*"|-?\d+|true|false|\[.*\]))$/,
      );
    }
  });
});

describe("ignore files", () => {
  test.each(snippetsIn("ignore"))("$name", ({ code }) => {
    for (const line of code.split("\n")) {
      // A comment behind a pattern would be part of the pattern.
      expect(line).toMatch(/^(#.*|!?[^\s#!]+|)$/);
    }
  });
});

describe("every snippet", () => {
  test.each(everySnippet)("$name: no tab, no trailing space, no empty end", ({ code }) => {
    expect(code).toBe(code.trim());
    expect(code).not.toMatch(/\t|[ \t]$/m);
  });

  test.each(everySnippet)("$name: no moving tag and no release that has ended", ({ code }) => {
    expect(code).not.toMatch(/:latest\b/);
    expect(code).not.toMatch(/\bnode:(\d|1\d|20|21|23|25)\b/);
    expect(code).not.toMatch(/\bpython:(2|3\.\d|3\.10)\b/);
    expect(code).not.toMatch(/\bgolang:1\.(1\d|2[0-5])\b/);
    expect(code).not.toMatch(/\balpine:?3\.(1?\d|2[01])\b/);
    expect(code).not.toMatch(/buster|bullseye|bookworm|debian1[0-2]|ubuntu:(1\d|20|21|23|25)\./);
    expect(code).not.toMatch(
      /\bpostgres:(\d|1[0-4])\b|\bredis:[1-7]\b|\bmysql:[5-7]\b|\bmysql:8\.0/,
    );
    expect(code).not.toMatch(/\bnginx:1\.(1?\d|2\d)\b|\bnginx-unprivileged:1\.(1?\d|2\d)\b/);
  });

  test.each(everySnippet)("$name: no real digest and nothing that looks like a key", ({ code }) => {
    expect(code).not.toMatch(/\b[0-9a-f]{40,}\b/);
    expect(code).not.toMatch(
      /AKIA|gh[posu]_|github_pat_|glpat-|xox[abp]-|BEGIN [A-Z ]*PRIVATE KEY/,
    );
    expect(code).not.toMatch(
      /(pass(word)?|secret|token|api_?key)\w*\s*[:=]\s*["']?[A-Za-z0-9+/]{12,}["']?$/im,
    );
  });
});

describe("checks by hand", () => {
  const runs = texts.flatMap(([id, { verification }]) =>
    verification.map(({ run }) => ({ name: `${id}: ${run.split("\n")[0]}`, run })),
  );

  test.each(runs)("$name", ({ run }) => {
    expect(shellErrors(run)).toBe("");
  });
});

/** Docker and Compose have no network policies: there the answer is "not applicable". */
const KUBERNETES_ONLY: readonly string[] = ["NET-2"];

describe("platforms", () => {
  const onEach = texts.filter(([id]) => !KUBERNETES_ONLY.includes(id));

  test.each(onEach)("%s has a check and a fix for each platform", (_, text) => {
    for (const platform of PLATFORMS) {
      const usable = (it: { platform: string }) =>
        it.platform === platform || it.platform === "any";
      expect(text.verification.filter(usable), platform).not.toEqual([]);
      expect(text.remediation.filter(usable), platform).not.toEqual([]);
    }
  });

  test.each(KUBERNETES_ONLY)("%s has them for Kubernetes", (id) => {
    const text = texts.find(([it]) => it === id)?.[1];
    expect(text?.verification.map((it) => it.platform)).toContain("kubernetes");
    expect(text?.remediation.map((it) => it.platform)).toContain("kubernetes");
    expect(text?.naCondition).not.toBeNull();
  });
});
