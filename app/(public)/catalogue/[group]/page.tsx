import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ControlList } from "@/components/catalogue/control-list";
import { controlsOf } from "@/lib/core/model/controls";
import { areaIntroductions } from "@/lib/core/model/text/en/areas";
import { programmeText } from "@/lib/core/model/text/en/catalogue";
import { AREA_IDS, type ControlGroup } from "@/lib/core/model/words";

interface GroupPageProps {
  params: Promise<{ group: string }>;
}

const GROUPS: readonly ControlGroup[] = [...AREA_IDS, "programme"];

// Every group is known at build time: anything else is not found.
export const dynamicParams = false;

export function generateStaticParams() {
  return GROUPS.map((group) => ({ group }));
}

async function groupOf({ params }: GroupPageProps): Promise<ControlGroup> {
  const { group } = await params;
  return GROUPS.find((known) => known === group) ?? notFound();
}

function wordsOf(group: ControlGroup): { title: string; about: string } {
  if (group === "programme") return { title: programmeText.label, about: programmeText.meaning };
  const { title, analogyInFull, about } = areaIntroductions[group];
  return { title, about: `${analogyInFull}. ${about}` };
}

export async function generateMetadata(props: GroupPageProps): Promise<Metadata> {
  return { title: wordsOf(await groupOf(props)).title };
}

export default async function GroupPage(props: GroupPageProps) {
  const group = await groupOf(props);
  const { title, about } = wordsOf(group);
  return (
    <>
      <p className="text-small">
        <Link href="/catalogue">Catalogue</Link>
      </p>
      <h1 className="mt-1 text-h1">{title}</h1>
      <p className="mt-2 mb-6 max-w-measure text-ink-2">{about}</p>
      <ControlList controls={controlsOf(group)} />
    </>
  );
}
