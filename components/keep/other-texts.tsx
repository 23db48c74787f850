import { Checkbox } from "@/components/ui/checkbox";

interface OtherTextsProps {
  /** How many text files of no kind of ours there are. */
  count: number;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** Whether text files of no kind of ours are sent along; nothing where there are none. */
export function OtherTexts({ count, checked, disabled, onChange }: OtherTextsProps) {
  if (count === 0) return null;
  return (
    <Checkbox
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
      label={
        count === 1
          ? "With the other text file: it is searched for secrets"
          : `With the ${count.toLocaleString("en")} other text files: they are searched for secrets`
      }
    />
  );
}
