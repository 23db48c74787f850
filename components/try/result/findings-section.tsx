import { useMemo, useRef, useState } from "react";
import { Section } from "@/components/result/section";
import { CodeBlock } from "@/components/ui/code-block";
import type { Remediation } from "@/lib/core/model/control";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { platformTexts } from "@/lib/core/model/text/en/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { controlGroups } from "./control-groups";
import { FindingList } from "./finding-list";
import { type Place, SourceView } from "./source-view";

/** What was found, beside the source it was found in. */
export function FindingsSection({ scored }: { scored: ScoredEvidence }) {
  const { evidence } = scored;
  const groups = useMemo(() => controlGroups(scored), [scored]);
  const findings = useMemo(
    () => evidence.findings.filter(({ shipped, basis }) => shipped && basis !== "hint"),
    [evidence],
  );
  const files = useMemo(() => {
    const marked = new Set(findings.map(({ file }) => file));
    return evidence.files.filter(({ path, masked }) => masked !== null && marked.has(path));
  }, [evidence, findings]);
  const first = groups.find(({ isQuiet }) => !isQuiet)?.controls[0];
  const [picked, setPicked] = useState<ControlId | null>(first?.control ?? null);
  const [open, setOpen] = useState(first?.findings[0]?.file ?? files[0]?.path ?? "");
  const [place, setPlace] = useState<Place | null>(null);
  const source = useRef<HTMLDivElement>(null);

  function pick(control: ControlId | null) {
    setPicked(control);
    setPlace(null);
    const view = groups.flatMap(({ controls }) => controls).find((it) => it.control === control);
    const file = view?.findings[0]?.file;
    if (file) setOpen(file);
  }

  function go(to: Place) {
    setOpen(to.file);
    setPlace({ ...to }); // a new one each time: the line is shown again
    source.current?.scrollIntoView({ block: "nearest" });
    source.current?.querySelector<HTMLElement>("pre")?.focus({ preventScroll: true });
  }

  const answered = [...evidence.proposals.values()].filter(({ answer }) => answer !== null);
  return (
    <Section
      id="findings"
      title="Findings"
      hint={`${answered.length} of 45 controls are decided by these files. Choose one to see its lines; secrets are masked.`}
    >
      <div className="grid grid-cols-1 items-start gap-x-6 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div ref={source} className="grid min-w-0 scroll-mt-4 gap-4 max-lg:order-last">
          <SourceView
            files={files}
            findings={findings}
            open={open}
            onOpen={(path) => {
              setOpen(path);
              setPlace(null);
            }}
            picked={picked}
            place={place}
          />
          {picked ? <Example control={picked} scored={scored} /> : null}
        </div>
        <FindingList groups={groups} picked={picked} onPick={pick} onGo={go} />
      </div>
    </Section>
  );
}

/** How what fails can be mended: the control's own example, for what the files run on. */
function Example({ control, scored }: { control: ControlId; scored: ScoredEvidence }) {
  const answer = scored.evidence.proposals.get(control)?.answer ?? null;
  if (answer === "met" || answer === "not_applicable") return null;
  const example = exampleFor(CONTROL_TEXT[control].remediation, scored);
  if (!example) return null;
  return (
    <CodeBlock
      code={example.code}
      caption={example.caption}
      note={`Example${example.platform === "any" ? "" : `, ${platformTexts[example.platform].label}`}`}
      copies="example"
    />
  );
}

function exampleFor(
  examples: readonly Remediation[],
  { evidence }: ScoredEvidence,
): Remediation | undefined {
  const kinds = new Set(evidence.files.map(({ kind }) => kind));
  const platform = kinds.has("compose") ? "compose" : "docker";
  return (
    examples.find((example) => example.platform === platform) ??
    examples.find((example) => example.platform === "any") ??
    examples[0]
  );
}
