import { cn } from "@/lib/utils";

/** First letters of the first and last word of a name, or of what stands before the @ of an address. */
function initialsOf(name: string): string {
  const words = (name.split("@")[0] ?? "").split(/[\s._-]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("");
  return letters.toLocaleUpperCase("en");
}

/** A person's initials in a disc. Decoration: the name stands beside it, or on the control that carries it. */
export function Avatar({ name, size = "md" }: { name: string; size?: "md" | "lg" }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full border border-harbour-line bg-harbour-soft font-semibold text-ink",
        size === "lg" ? "size-8 text-meta" : "size-6 text-[0.625rem]",
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
