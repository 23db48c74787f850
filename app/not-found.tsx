import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <PageMain className="grid gap-6">
      <h1 className="text-h1">Not found</h1>
      <EmptyState action={<LinkButton href="/">Go to the start</LinkButton>}>
        This page does not exist, or you may not see it.
      </EmptyState>
    </PageMain>
  );
}
