import type { Metadata } from "next";
import Link from "next/link";
import { CodeBlock } from "@/components/ui/code-block";
import { exerciseSteps } from "@/lib/core/model/text/en/exercise";

export const metadata: Metadata = { title: "Secure a container in five steps" };

export default function FiveStepsPage() {
  return (
    <>
      <p className="text-small">
        <Link href="/catalogue">Catalogue</Link>
      </p>
      <h1 className="mt-1 text-h1">Secure a container in five steps</h1>
      <p className="mt-2 max-w-measure text-ink-2">
        The checklist’s exercise, with the versions and commands that hold today.
      </p>
      <ol className="mt-8 grid max-w-200 grid-cols-1 gap-10">
        {exerciseSteps.map((step, index) => (
          <li key={step.id} aria-labelledby={step.id}>
            <h2 id={step.id} className="text-h2">
              {index + 1}. {step.title}
            </h2>
            <p className="mt-1 max-w-measure text-ink-2">{step.about}</p>
            {step.parts.map((part) => (
              <div key={part.caption} className="mt-4 break-inside-avoid">
                <CodeBlock code={part.code} caption={part.caption} copies={part.caption} />
                {part.shows === null ? null : (
                  <p className="mt-2 max-w-measure">
                    <b className="font-semibold">Should show:</b> {part.shows}
                  </p>
                )}
                {part.changed === null ? null : (
                  <p className="mt-2 max-w-measure border-l-2 border-line-2 pl-3 text-small text-ink-2">
                    {part.changed}
                  </p>
                )}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
