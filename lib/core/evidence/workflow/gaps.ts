import { PREFIXES_AND_XARGS, programWords } from "../shell/program";
import type { Pipeline } from "./pipelines";
import type { Workflow } from "./types";

/**
 * Whether a step that isn't found may still be there: a pipeline calls a workflow outside the input, or runs a script or
 * an action of its own whose name says so. Then nothing follows from absence.
 */
export function mayHide(pipelines: readonly Pipeline[], what: RegExp): boolean {
  return pipelines.some(
    ({ workflow, acts, callsOutside }) =>
      callsOutside ||
      [
        ...new Set([workflow, ...acts.flatMap(({ chain }) => chain.map((link) => link.workflow))]),
      ].some((one) => names(one, what)),
  );
}

/** Actions that look at something else than an image. */
const OTHER_SCANS =
  /sonar|zap|codeql|truffle|gitleaks|secret|tfsec|setup-|install|upload|semgrep|checkov|kics|hadolint|dockle|lint|audit|bandit/i;
/** Actions that are read as what they are: they hide nothing. */
const READ =
  /^(trivy-action|scan-action|scout-action|container-scan|actions\/\w+|cosign-installer|attest(-build-provenance)?)$/;

function names({ jobs }: Workflow, what: RegExp): boolean {
  return jobs.some(({ steps }) =>
    steps.some(({ uses, commands, with: inputs }) => {
      // Whose it is says nothing of what it does.
      const action = uses?.value.replace(/@.*$/, "").replace(/^[^/]*\//, "") ?? "";
      if (inputs.some(({ key, value }) => hides(key.value, value.value ?? value.unresolved, what)))
        return true;
      if (what.test(action) && !OTHER_SCANS.test(action) && !READ.test(action)) return true;
      return commands.some((command) => {
        const [program, ...rest] = programWords(command.words, { prefixes: PREFIXES_AND_XARGS });
        const runs = program?.value === "docker" && rest[0]?.value === "run";
        if (!program || !(runs || RUNNERS.test(program.value))) return false;
        return [program, ...rest].some(({ value }) => what.test(value) && !OTHER_SCANS.test(value));
      });
    }),
  );
}

/** An action's input that is a script, or says that the action looks at an image. */
function hides(key: string, text: string, what: RegExp): boolean {
  if (/^(command|cmd|run|script)s?$/i.test(key)) return what.test(text);
  return key === "docker_image" && what === SCANNING;
}

/** Programs that run what somebody wrote elsewhere, or what their words name. */
const RUNNERS =
  /^(make|just|task|npm|pnpm|yarn|bash|sh|python3?|node|mise|nx|bazel|earthly|dagger|find|retry|parallel|nix)$|\.(sh|py|js)$/;

/** What scans an image, by name. */
export const SCANNING = /scan|trivy|grype|snyk|anchore|vuln|security|clair/i;
/** What signs an image, by name. */
export const SIGNING = /sign|cosign|notation|notary|attest|provenance|slsa/i;
