import type { ArtefactKind } from "./kinds";
import type { Source } from "./source";
import { isTerminal } from "./transcript/terminal";

/** How much of a file is looked at to tell what it is. */
const HEAD = 64 * 1024;

/**
 * What a file is, by its name and, where the name doesn't say, by its content. A pipeline of another system than GitHub
 * Actions is `unknown`: it is not read, and nothing follows from its absence.
 */
export function recognise(source: Source): ArtefactKind {
  return byName(source) ?? byContent(source);
}

/** Whether a file, by its name alone, is one that other rules than "any text" read: used before it is opened. */
export function isNamedArtefact(path: string): boolean {
  return byName({ path, text: "" }) !== null;
}

const NAMES: readonly (readonly [RegExp, ArtefactKind])[] = [
  [/(^|\/)(.+)?\.dockerignore$/, "dockerignore"],
  [/(^|\/)\.gitignore$/, "gitignore"],
  [/(^|\/)(dockerfile|containerfile)$/, "dockerfile"],
  [
    /(^|\/)(dockerfile|containerfile)[._-](?!(?:.*\.)?(?:md|txt|html|py|js|ts|sh|json|ya?ml)$)[^/]+$/,
    "dockerfile",
  ],
  [/(^|\/)[^/]+\.(dockerfile|containerfile)$/, "dockerfile"],
  [/(^|\/)\.env(\.[^/]+)?$/, "env"],
  [/(^|\/)[^/]+\.env$/, "env"],
  [/(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, "workflow"],
  [/(^|\/)\.github\/dependabot\.ya?ml$/, "updates"],
  [/(^|\/)(renovate\.json5?|\.renovaterc(\.json5?)?)$/, "updates"],
  [/(^|\/)(registries\.conf(\.d\/[^/]+\.conf)?|buildkitd\.toml|hosts\.toml)$/, "registry-config"],
  [/(^|\/)daemon\.json$/, "daemon"],
  [
    /(^|\/)(docker-)?compose([._-][^/]+)?\.ya?ml(\.(j2|jinja2?|tpl|tmpl|gotmpl|template|erb))?$/,
    "compose",
  ],
  [/(^|\/)(\.gitlab-ci|azure-pipelines|bitbucket-pipelines|cloudbuild)\.ya?ml$/, "unknown"],
  [/(^|\/)\.circleci\/config\.ya?ml$/, "unknown"],
  [/(^|\/)jenkinsfile$/, "unknown"],
  [/(^|\/)(kustomization|chart)\.ya?ml$/, "kubernetes"],
];

function byName({ path }: Source): ArtefactKind | null {
  const lower = path.toLowerCase();
  return NAMES.find(([pattern]) => pattern.test(lower))?.[1] ?? null;
}

function byContent({ path, text }: Source): ArtefactKind {
  const lower = path.toLowerCase();
  const head = text.slice(0, HEAD);
  // `[me@host]$` is a prompt.
  if (/^\s*(?:\{|\[\s*[[\]{"])/.test(head.slice(0, 4096))) {
    const kind = jsonKind(text, head);
    if (kind) return kind;
  }
  const extension = /\.([a-z0-9]+)$/.exec(lower)?.[1] ?? "";
  if (extension === "yml" || extension === "yaml" || extension === "") {
    const kind = yamlKind(head);
    if (kind) return kind;
  }
  if (/^(sh|bash|zsh|ksh|mk)$/.test(extension) || /(^|\/)(gnu)?makefile$/.test(lower)) {
    return CONTAINER_COMMAND.test(head) ? "transcript" : "text";
  }
  if (extension === "" || extension === "txt" || extension === "log" || extension === "md") {
    if (isTerminal(head)) return "transcript";
    if (extension === "" && FIRST_FROM.test(head)) return "dockerfile";
    if (extension === "" && CONTAINER_COMMAND.test(head.slice(0, 4096))) return "transcript";
  }
  return "text";
}

/** Also by the variable of a Makefile. */
const TOOL = "(?:docker(?:-compose)?|podman|nerdctl|\\$[({]?(?:DOCKER|PODMAN)\\w{0,20}[)}]?)";
const CONTAINER_COMMAND = new RegExp(
  `(?:^|[\\s;&|@(\`"'])${TOOL}[ \\t]+(?:container[ \\t]+)?(?:run|create|build|buildx|exec|inspect|login|network|scout|trust|push|info|ps|top|compose|pull|up|down|load|save|cp|rm|logs|stop|start|restart|kill|tag|stack|service|secret|-{1,2}\\w[\\w-]{0,30})\\b`,
  "m",
);
/** The first line that is neither blank, comment nor ARG is a FROM. */
const FIRST_FROM = /^(?:[ \t]*(?:#[^\n]*|arg[ \t][^\n]*)?\r?\n)*[ \t]*from[ \t]+\S/i;

function yamlKind(head: string): ArtefactKind | null {
  if (/^apiVersion[ \t]*:/m.test(head) && /^kind[ \t]*:/m.test(head)) return "kubernetes";
  if (
    /^services[ \t]*:[ \t]*(?:#[^\n]*)?\r?$/m.test(head) &&
    !/^(jobs|stages|steps|pipeline)[ \t]*:/m.test(head)
  ) {
    return "compose";
  }
  if (/^services[ \t]*:[ \t]*\{/m.test(head)) return "compose";
  if (/^on[ \t]*:/m.test(head) && /^jobs[ \t]*:/m.test(head)) return "workflow";
  return null;
}

function jsonKind(text: string, head: string): ArtefactKind | null {
  const has = (key: string) => head.includes(`"${key}"`);
  const holds = (key: string) => has(key) || text.includes(`"${key}"`);
  if (has("SchemaVersion") && holds("ArtifactName")) return "trivy";
  if (has("bomFormat")) return "cyclonedx";
  if (has("spdxVersion")) return "spdx";
  if (has("dockerbenchsecurity")) return "docker-bench";
  if (has("Controls") && holds("Totals") && has("tests")) return "kube-bench";
  if (
    has("runs") &&
    (has("$schema") || has("version")) &&
    /sarif|"version"\s*:\s*"2\.1\.0"/.test(head)
  ) {
    return "sarif";
  }
  if (has("matches") && holds("descriptor") && /"name"\s*:\s*"grype"/.test(text)) return "grype";
  if (/^\s*\[/.test(head)) {
    if (holds("HostConfig") && holds("State")) return "inspect";
    if (holds("RootFS") && holds("RepoTags")) return "inspect";
    if (has("RuleID") && has("StartLine")) return "gitleaks";
    if (has("critical") && has("optional")) return "cosign";
    if (has("code") && has("level") && has("line")) return "hadolint";
  }
  return null;
}
