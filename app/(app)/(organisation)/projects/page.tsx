import type { Metadata } from "next";
import { PageMain } from "@/components/shell/page-main";

export const metadata: Metadata = { title: "Projects" };

export default function ProjectsPage() {
  return (
    <PageMain>
      <h1 className="text-h1">Projects</h1>
    </PageMain>
  );
}
