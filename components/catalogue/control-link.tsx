import Link from "next/link";
import type { Control } from "@/lib/core/model/control";

/** The address of a control's public page. */
export function controlHref(control: Pick<Control, "group" | "slug">): string {
  return `/catalogue/${control.group}/${control.slug}`;
}

/** A control by its id, leading to its page. */
export function ControlLink({ control }: { control: Control }) {
  return (
    <Link href={controlHref(control)} className="font-mono">
      {control.id}
    </Link>
  );
}
