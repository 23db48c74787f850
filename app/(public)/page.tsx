import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Differences } from "@/components/landing/differences";
import { Footer } from "@/components/landing/footer";
import { HowItWorks } from "@/components/landing/how-it-works";
import { SampleResult } from "@/components/landing/sample-result";
import { typicalResult } from "@/components/landing/typical-result";
import { CheckForYourself } from "@/components/try/check-for-yourself";
import { EmptyLine } from "@/components/try/empty-line";
import { TryApp } from "@/components/try/try-app";
import { contextOrNull } from "@/lib/server/auth/session";
import { isSetUp } from "@/lib/server/auth/setup";
import { today } from "@/lib/server/clock";

export const metadata: Metadata = {
  title: { absolute: "Plimsoll: how secure your containers are" },
};

/** For strangers: what this is, the zone to drop files on, and a result to see. Members go to their projects. */
export default async function FrontPage() {
  if (await contextOrNull()) redirect("/projects");
  if (!(await isSetUp())) redirect("/set-up");
  const { scored, offered } = typicalResult(today());
  return (
    <TryApp
      samples={offered}
      intro={
        <header className="mt-2 mb-8 max-w-200 md:mt-6">
          <p className="text-small text-ink-2">
            How secure are your containers, and how do you know?
          </p>
          <h1 className="mt-1 text-figure font-semibold tracking-tight text-balance max-md:text-h1">
            Files carry you to level 2. Beyond that it takes people and a signature.
          </h1>
          <p className="mt-3 max-w-measure text-read text-pretty text-ink-2">
            Plimsoll reads your Dockerfiles, Compose files and pipelines and shows the line behind
            each finding. What no file can say, it asks your team.
          </p>
        </header>
      }
      picture={<EmptyLine />}
      below={
        <div className="mt-14 grid grid-cols-1 gap-14">
          <SampleResult scored={scored} />
          <HowItWorks scored={scored} />
          <Differences scored={scored} />
          <CheckForYourself />
          <Footer />
        </div>
      }
    />
  );
}
