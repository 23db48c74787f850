/** A line somebody typed, and what the terminal answered, as offsets into the text. */
export interface Typed {
  readonly start: number;
  readonly end: number;
  /** The script to read: as long as the text from `start` to `end`, secondary prompts blanked out. */
  readonly script: string;
  readonly outputStart: number;
  readonly outputEnd: number;
}

/** Programs whose commands we read; `# ` and `> ` are prompts only before one of them. */
const TOOLS =
  /^(?:(?:sudo|time|env|winpty|-\w{1,20}|[A-Za-z_]\w{0,40}=\S{0,200}) +){0,6}(?:\/[\w/.-]{0,100}\/)?(?:docker|docker-compose|podman|nerdctl|trivy|grype|cosign|snyk|notation)\b/;
/** `user@host:~$ `, `[user@host dir]# `, `PS C:\> `, `$ `. */
const PROMPT =
  /^(?:\([\w.-]{1,64}\) ?)?(\[?[\w.-]{1,64}@[\w.-]{1,64}[^$#>%\n]{0,128}|PS [^>\n]{0,128}|[\w~/.:-]{0,64} ?)?([$#>%]) +(?=\S)/;
/** A prompt that nothing was typed at. */
const BARE_PROMPT = /^(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^$#>%\n]{0,128}[$#%]|\$) *\r?$/;
/** The most of a line in which a prompt is looked for. */
const HEAD = 400;

/** Where the command begins on a line that starts with a prompt; -1 on any other line. */
function commandStart(line: string): number {
  const match = PROMPT.exec(line.slice(0, HEAD));
  if (!match) return -1;
  const [whole, who = "", sign] = match;
  const rest = line.slice(whole.length);
  const isSure = /@|^PS /.test(who) || (who === "" && sign === "$");
  return isSure || TOOLS.test(rest) ? whole.length : -1;
}

/** The typed lines of a terminal's transcript, each with its output up to the next prompt; none where there is no prompt. */
export function typedLines(text: string): readonly Typed[] {
  const typed: Typed[] = [];
  let open: Omit<Typed, "outputEnd"> | null = null;
  const close = (end: number) => {
    if (open) typed.push({ outputEnd: Math.max(open.outputStart, end), ...open });
    open = null;
  };
  let start = 0;
  while (start < text.length) {
    let end = lineEnd(text, start);
    const line = text.slice(start, Math.min(end, start + HEAD));
    const command = commandStart(line);
    if (command >= 0 || BARE_PROMPT.test(line)) close(start);
    if (command >= 0) {
      const from = start + command;
      const lines = [text.slice(from, end)];
      const isHeredoc = HEREDOC.test(line);
      while (
        end < text.length &&
        (CONTINUED.test(text.slice(Math.max(from, end - 8), end)) ||
          (isHeredoc && text[end + 1] === ">"))
      ) {
        const next = end + 1;
        end = lineEnd(text, next);
        const more = text.slice(next, end);
        // The shell's own sign that the line goes on.
        lines.push(more.replace(/^>(?: |$)/, (sign) => " ".repeat(sign.length)));
      }
      open = {
        start: from,
        end,
        script: lines.join("\n"),
        outputStart: Math.min(end + 1, text.length),
      };
    }
    start = end + 1;
  }
  close(text.length);
  return typed;
}

const HEREDOC = /<<-?[ \t]{0,4}["']?\w/;
const CONTINUED = /[\\`^][ \t]*\r?$/;

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

/** Whether a text is a terminal's: a prompt stands before a command that we read. */
export function isTerminal(text: string): boolean {
  let start = 0;
  while (start < text.length) {
    const end = lineEnd(text, start);
    const line = text.slice(start, Math.min(end, start + HEAD));
    const command = commandStart(line);
    if (command >= 0 && TOOLS.test(line.slice(command))) return true;
    start = end + 1;
  }
  return false;
}
