import { Callout } from "@/components/ui/callout";

const CAME = {
  new: [
    "The files are in",
    "They changed no answer: what they say is proposed, and waits for somebody.",
  ],
  same: ["Nothing new", "The very same files were there already, so nothing was written."],
  deleted: [
    "The files are deleted",
    "Answers stay, with the path, line and digest that they rest on.",
  ],
} as const;

/** What came of the upload or the deletion that led here; nothing for whoever came otherwise. */
export function UploadStatus({ came }: { came: string | string[] | undefined }) {
  if (came !== "new" && came !== "same" && came !== "deleted") return null;
  const [title, words] = CAME[came];
  return (
    <Callout
      role="status"
      variant={came === "same" ? "info" : "success"}
      title={title}
      className="mb-5"
    >
      {words}
    </Callout>
  );
}
