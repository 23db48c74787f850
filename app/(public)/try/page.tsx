import type { Metadata } from "next";
import { CheckForYourself } from "@/components/try/check-for-yourself";
import { EmptyLine } from "@/components/try/empty-line";
import { offeredSamples } from "@/components/try/offered-samples";
import { TryApp } from "@/components/try/try-app";
import { WhatIsRead } from "@/components/try/what-is-read";

export const metadata: Metadata = {
  title: "Try it",
  description: "Drop a repository and read its level. The files stay in the browser.",
};

/** The page that needs no account: files are read in the browser, and nothing of them leaves it. */
export default function TryPage() {
  return (
    <TryApp
      samples={offeredSamples(new Date().toISOString().slice(0, 10))}
      intro={
        <header className="mb-6">
          <h1 className="text-h1">Drop a repository. Read its level.</h1>
          <p className="mt-1 max-w-measure text-read text-ink-2">
            Dockerfiles, Compose files, GitHub Actions and scanner reports are read in this tab.
            Nothing is sent: the browser lets this page open no connection.
          </p>
        </header>
      }
      picture={<EmptyLine />}
      below={
        <div className="mt-12 grid grid-cols-1 gap-12">
          <WhatIsRead />
          <CheckForYourself />
        </div>
      }
    />
  );
}
