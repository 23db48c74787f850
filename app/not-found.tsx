import { PageMain } from "@/components/shell/page-main";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <PageMain className="grid gap-6">
      <h1 className="text-h1">Not found</h1>
      <EmptyState
        action={
          // A whole navigation: the start is a sealed page.
          <a href="/" className={buttonClass()}>
            Go to the start
          </a>
        }
      >
        This page does not exist, or you may not see it.
      </EmptyState>
    </PageMain>
  );
}
