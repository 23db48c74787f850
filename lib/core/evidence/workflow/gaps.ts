import { gather } from "../gather";
import { oncePer } from "../once";
import { PREFIXES_AND_XARGS, programWords } from "../shell/program";
import type { Pipeline } from "./pipelines";
import type { Workflow } from "./types";

/**
 * Whether a step that isn't found may still be there: a pipeline calls a workflow outside the input, or runs a script or
 * an action of its own whose name says so. Then nothing follows from absence.
 */
export function mayHide(pipelines: readonly Pipeline[], what: RegExp): boolean {
  return pipelines.some(
    (pipeline) => pipeline.callsOutside || workflowsOf(pipeline).some((one) => names(one, what)),
  );
}

const workflowsOf = oncePer(({ workflow, acts }: Pipeline): readonly Workflow[] => [
  ...new Set([workflow, ...gather(acts, ({ chain }) => chain.map((link) => link.workflow))]),
]);

/** Actions that look at something else than an image. */
const OTHER_SCANS =
  /sonar|zap|codeql|truffle|gitleaks|secret|tfsec|setup-|install|upload|semgrep|checkov|kics|hadolint|dockle|lint|audit|bandit/i;
/** Actions that are read as what they are: they hide nothing. */
const READ =
  /^(trivy-action|scan-action|scout-action|container-scan|actions\/\w+|cosign-installer|attest(-build-provenance)?)$/;

function names(workflow: Workflow, what: RegExp): boolean {
  const { texts, takesImage } = hiding(workflow);
  return (takesImage && what === SCANNING) || texts.some((text) => what.test(text));
}

/** What may do more than it shows: actions, scripts that are an input, words of runners; and whether an input is an image. */
const hiding = oncePer(({ jobs }: Workflow) => {
  const texts: string[] = [];
  let takesImage = false;
  const add = (name: string) => {
    if (!OTHER_SCANS.test(name)) texts.push(name);
  };
  for (const { steps } of jobs) {
    for (const { uses, commands, with: inputs } of steps) {
      for (const { key, value } of inputs) {
        if (SCRIPT.test(key.value)) texts.push(value.value ?? value.unresolved);
        takesImage ||= key.value === "docker_image";
      }
      // Whose it is says nothing of what it does.
      const action = uses?.value.replace(/@.*$/, "").replace(/^[^/]*\//, "") ?? "";
      if (!READ.test(action)) add(action);
      for (const { words } of commands) {
        const run = programWords(words, { prefixes: PREFIXES_AND_XARGS });
        const program = run[0]?.value ?? "";
        const starts = program === "docker" && run[1]?.value === "run";
        if (starts || RUNNERS.test(program)) for (const { value } of run) add(value);
      }
    }
  }
  return { texts, takesImage };
});

/** An action's input that is a script. */
const SCRIPT = /^(command|cmd|run|script)s?$/i;

/** Programs that run what somebody wrote elsewhere, or what their words name. */
const RUNNERS =
  /^(make|just|task|npm|pnpm|yarn|bash|sh|python3?|node|mise|nx|bazel|earthly|dagger|find|retry|parallel|nix)$|\.(sh|py|js)$/;

/** What scans an image, by name. */
export const SCANNING = /scan|trivy|grype|snyk|anchore|vuln|security|clair/i;
/** What signs an image, by name. */
export const SIGNING = /sign|cosign|notation|notary|attest|provenance|slsa/i;
