import { Button } from "./button";
import { Callout } from "./callout";

interface NotLoadedProps {
  /** Begins the sentence: "This help". */
  what: string;
  retry: () => void;
}

/** Says that code or words of the page could not be fetched, and offers another try. */
export function NotLoaded({ what, retry }: NotLoadedProps) {
  return (
    <Callout
      variant="warning"
      title={`${what} could not be loaded`}
      role="alert"
      actions={
        <Button size="sm" onClick={retry}>
          Try again
        </Button>
      }
    >
      There is no connection, or a newer version of Plimsoll is running: then reload the page. Your
      answers are not touched by it.
    </Callout>
  );
}
