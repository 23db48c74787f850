import { type CorpusFile, repositories } from "@/scripts/corpus/repository";
import { quantile } from "../support/statistics";
import { timed } from "./clock";
import {
  dockerfileArguments,
  dockerfileAst,
  dockerfilelint,
  dockerfileUtils,
  yamlEvents,
} from "./comparators";
import { assessFiles, inputFiles } from "./engine";
import { type StageTimes, timeStages } from "./stages";

/** Until then the compiler works beside: its time is no speed of anybody's, and falls from round to round. */
const WARM_UP = 8;
const ROUNDS = 7;

/** Files a second of the engine, of its parts, and of the libraries it is held against: median of rounds, in turns. */
export function measureSpeed(seed: number, count: number): Record<string, number> {
  const corpus = repositories(seed, count);
  const inputs = corpus.map(inputFiles);
  const dockerfiles = only(corpus, isDockerfile);
  const yaml = only(corpus, isYaml);
  const both = only(corpus, (path) => isDockerfile(path) || isYaml(path));
  const dockerfileTexts = dockerfiles.flat().map(({ text }) => text);
  const yamlTexts = yaml.flat().map(({ text }) => text);

  const engine = (groups: readonly (readonly CorpusFile[])[]) => {
    const files = groups.map(inputFiles);
    return () => {
      for (const group of files) assessFiles(group);
    };
  };
  const each = (texts: readonly string[], work: (text: string) => number) => () => {
    for (const text of texts) work(text);
  };
  const works = {
    engine: engine(corpus),
    engineOnBoth: engine(both),
    engineOnDockerfiles: engine(dockerfiles),
    engineOnYaml: engine(yaml),
    dockerfileAst: each(dockerfileTexts, dockerfileAst),
    dockerfileArguments: each(dockerfileTexts, dockerfileArguments),
    dockerfileUtils: each(dockerfileTexts, dockerfileUtils),
    dockerfilelint: each(dockerfileTexts, dockerfilelint),
    yamlEvents: each(yamlTexts, yamlEvents),
  } as const;
  const stages: StageTimes[] = [];
  const times = rounds(works, () => stages.push(timeStages(inputs)));
  const stage = (name: keyof StageTimes) =>
    median(stages.slice(WARM_UP).map((times) => times[name]));
  const [parse, facts, detectors] = [stage("parse"), stage("facts"), stage("detectors")];

  const perSecond = (files: number, ms: number) => (files * 1000) / ms;
  const bytes = corpus.flat().reduce((sum, { text }) => sum + text.length, 0);
  return {
    files: count,
    repositories: corpus.length,
    mean_bytes: bytes / count,
    engine_files_per_s: perSecond(count, times.engine),
    parse_ms_per_1000: (parse * 1000) / count,
    facts_ms_per_1000: (facts * 1000) / count,
    detectors_ms_per_1000: (detectors * 1000) / count,
    rest_ms_per_1000: ((times.engine - parse - facts - detectors) * 1000) / count,
    engine_dockerfile_yaml_files_per_s: perSecond(both.flat().length, times.engineOnBoth),
    parsers_dockerfile_yaml_files_per_s: perSecond(
      both.flat().length,
      times.dockerfileAst + times.yamlEvents,
    ),
    engine_to_parsers: (times.dockerfileAst + times.yamlEvents) / times.engineOnBoth,
    engine_to_parsers_of_arguments:
      (times.dockerfileArguments + times.yamlEvents) / times.engineOnBoth,
    engine_dockerfiles_per_s: perSecond(dockerfileTexts.length, times.engineOnDockerfiles),
    dockerfile_ast_per_s: perSecond(dockerfileTexts.length, times.dockerfileAst),
    dockerfile_utils_per_s: perSecond(dockerfileTexts.length, times.dockerfileUtils),
    dockerfilelint_per_s: perSecond(dockerfileTexts.length, times.dockerfilelint),
    engine_to_dockerfile_utils: times.dockerfileUtils / times.engineOnDockerfiles,
    engine_yaml_per_s: perSecond(yamlTexts.length, times.engineOnYaml),
    js_yaml_events_per_s: perSecond(yamlTexts.length, times.yamlEvents),
  };
}

/** Lets works take turns, so that a slow minute of the machine meets all of them. Returns the median time of each. */
function rounds<Name extends string>(
  works: Readonly<Record<Name, () => void>>,
  between: () => void,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const name of names) {
      const time = timed(works[name]);
      if (round >= WARM_UP) times.get(name)?.push(time);
    }
    between();
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function only(corpus: readonly (readonly CorpusFile[])[], wanted: (path: string) => boolean) {
  return corpus
    .map((files) => files.filter(({ path }) => wanted(path)))
    .filter((files) => files.length > 0);
}

function isDockerfile(path: string): boolean {
  return /(^|\/)Dockerfile/.test(path);
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}
