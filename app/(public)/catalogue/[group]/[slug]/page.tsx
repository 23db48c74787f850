import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { ControlFacts } from "@/components/catalogue/control-facts";
import { Crosswalk } from "@/components/catalogue/crosswalk";
import { ReferenceList } from "@/components/catalogue/reference-list";
import { RemediationList } from "@/components/catalogue/remediation-list";
import { VerificationList } from "@/components/catalogue/verification-list";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import type { Control } from "@/lib/core/model/control";
import { CONTROLS, findControlBySlug } from "@/lib/core/model/controls";
import { CROSSWALKS } from "@/lib/core/model/crosswalks";
import { CONTROL_REFERENCES } from "@/lib/core/model/references";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { areaIntroductions } from "@/lib/core/model/text/en/areas";
import { answerTexts, programmeText } from "@/lib/core/model/text/en/catalogue";

interface ControlPageProps {
  params: Promise<{ group: string; slug: string }>;
}

// Every control is known at build time: anything else is not found.
export const dynamicParams = false;

export function generateStaticParams() {
  return CONTROLS.map(({ group, slug }) => ({ group, slug }));
}

async function controlOf({ params }: ControlPageProps): Promise<Control> {
  const { group, slug } = await params;
  const control = findControlBySlug(slug);
  return control?.group === group ? control : notFound();
}

export async function generateMetadata(props: ControlPageProps): Promise<Metadata> {
  const { id } = await controlOf(props);
  return { title: `${id} ${CONTROL_TEXT[id].title}` };
}

export default async function ControlPage(props: ControlPageProps) {
  const control = await controlOf(props);
  const text = CONTROL_TEXT[control.id];
  const { group } = control;
  const criteria = [
    ["met", text.criteria.met],
    ["partly", text.criteria.partly],
    ["not_met", text.criteria.not_met],
    ["not_applicable", text.naCondition ?? "Never: every team has to answer this one."],
  ] as const;
  return (
    <article className="[&_h2]:mt-8 [&_h2]:mb-3 [&_h2]:text-h2">
      <p className="text-small">
        <Link href="/catalogue">Catalogue</Link>
        <span aria-hidden="true"> / </span>
        <Link href={`/catalogue/${group}`}>
          {group === "programme" ? programmeText.label : areaIntroductions[group].title}
        </Link>
      </p>
      <h1 className="mt-1 text-h1">
        <span className="font-mono font-normal text-ink-2">{control.id}</span> {text.title}
      </h1>
      <p className="mt-3 max-w-[60ch] text-h2 font-normal">{text.question}</p>

      <div className="grid gap-x-10 xl:grid-cols-[minmax(0,1fr)_28rem]">
        <div className="min-w-0">
          <h2>Why</h2>
          <div className="grid max-w-measure gap-3">
            {text.why.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>

          <h2>What each answer means</h2>
          <dl className="grid max-w-[80ch] grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3">
            {criteria.map(([answer, meaning]) => (
              <div key={answer} className="contents">
                <dt className="flex items-start gap-2 font-semibold">
                  <AnswerGlyph answer={answer} className="mt-0.5" />
                  {answerTexts[answer].label}
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>

          <h2>Check it</h2>
          <VerificationList checks={text.verification} />

          <h2>Fix it</h2>
          <RemediationList examples={text.remediation} />
        </div>

        <aside aria-label="Facts and sources" className="min-w-0">
          <h2>Facts</h2>
          <ControlFacts control={control} cost={text.cost} />
          {text.example === null ? null : (
            <>
              <h2>The checklist says</h2>
              <CodeBlock code={text.example} caption="Example of the checklist" />
            </>
          )}
          {text.modern === null ? null : (
            <Callout title="What holds today" className="mt-4">
              {text.modern}
            </Callout>
          )}
          <h2>In the standards</h2>
          <Crosswalk entries={CROSSWALKS[control.id]} />
          <h2>Sources</h2>
          <ReferenceList references={CONTROL_REFERENCES[control.id]} />
        </aside>
      </div>
    </article>
  );
}
