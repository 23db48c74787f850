"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { placeHref } from "@/components/project/hrefs";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Status } from "@/components/ui/status";
import { Textarea } from "@/components/ui/textarea";
import { createProjectAction, editProjectAction } from "@/lib/actions/projects";
import { platformTexts } from "@/lib/core/model/text/en/catalogue";
import { type Environment, type Level, PLATFORMS, type Platform } from "@/lib/core/model/words";
import type { ProjectInput, ProjectSettings } from "@/lib/schemas/project";
import { PROJECT_LIMITS } from "@/lib/schemas/project-limits";
import { AimFields } from "./aim-fields";
import { attempt, type ProjectResult, type Refused } from "./attempt";
import { ChoiceGroup } from "./choice-group";
import { RefusalNote } from "./refusal-note";
import { SettingsConflict } from "./settings-conflict";
import { settingsDifferences } from "./settings-differences";
import { TeamField } from "./team-field";
import { NOTHING_TYPED, projectInputOf, type TypedProject, typedOf } from "./typed-project";

interface ProjectFormProps {
  /** The project to change; without one the form makes one. */
  project?: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly environment: Environment;
    readonly target: Level;
    readonly platform: Platform;
    readonly tags: readonly string[];
    readonly team: { readonly id: string; readonly name: string } | null;
  };
  /** The teams it can be put under. */
  teams: readonly { readonly id: string; readonly name: string }[];
  /** Stands beside the button. */
  cancel?: ReactNode;
  /** What a new project begins with. */
  initial?: Partial<TypedProject>;
  /** Makes the project; without it one without answers is made. */
  make?: (input: ProjectInput) => Promise<ProjectResult>;
  /** Where a new project goes on. */
  onMade?: (id: string) => void;
}

const FIELDS = [
  { name: "name", label: "Name", id: "name" },
  { name: "description", label: "Description", id: "description" },
  { name: "environment", label: "Environment", id: "environment" },
  { name: "target", label: "Target", id: "target" },
  { name: "platform", label: "Runs on", id: "platform" },
  { name: "tags", label: "Tags", id: "tags" },
  { name: "teamId", label: "Seen by", id: "team" },
  { name: "files", label: "Files", id: "files" },
  { name: "answers", label: "Answers", id: "answers" },
] as const;

/** What a project says of itself, to make one or to change one. What was typed stays after a refusal. */
export function ProjectForm(props: ProjectFormProps) {
  const { project, teams, cancel, initial, make = createProjectAction, onMade } = props;
  const router = useRouter();
  const [typed, setTyped] = useState<TypedProject>(() => ({
    ...(project ? typedOf(settingsOf(project)) : NOTHING_TYPED),
    ...initial,
  }));
  // What the server is held to: a change that somebody else made in the meantime is not overwritten unseen.
  const [seen, setSeen] = useState<ProjectInput | null>(() =>
    project ? settingsOf(project) : null,
  );
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isBusy, start] = useTransition();
  const errors = refused?.fields ?? {};

  function change(part: Partial<TypedProject>) {
    setTyped((before) => ({ ...before, ...part }));
    setSaved(false);
  }

  function send() {
    setSaved(false);
    const asked = projectInputOf(typed);
    if ("fields" in asked) {
      setRefused({ message: "Something is missing.", fields: asked.fields, isSignedOut: false });
      return;
    }
    start(async () => {
      const outcome = await attempt(() =>
        project && seen ? editProjectAction(project.id, asked.input, seen) : make(asked.input),
      );
      if ("refused" in outcome) {
        setRefused(outcome.refused);
        // It is shown now: the next save may replace it.
        if (outcome.refused.current) setSeen(outcome.refused.current);
        return;
      }
      setRefused(null);
      if (!project) {
        if (onMade) onMade(outcome.id);
        else router.push(placeHref(outcome.id, "basics"));
        return;
      }
      setSeen(asked.input);
      setSaved(true);
      router.refresh();
    });
  }

  const theirs = refused?.current;
  const yours = projectInputOf(typed);
  function take() {
    if (!theirs) return;
    setTyped(typedOf(theirs));
    setRefused(null);
    router.refresh();
  }

  return (
    <Form className="grid gap-5" busy={isBusy} onSend={send}>
      <RefusalNote
        refused={refused}
        title={project ? "The changes were not saved" : "The project was not made"}
        fields={FIELDS}
      />
      {theirs && "input" in yours ? (
        <SettingsConflict
          differences={settingsDifferences(theirs, yours.input, teams)}
          onTake={take}
        />
      ) : null}
      <Field id="name" label="Name" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            value={typed.name}
            onChange={(event) => change({ name: event.target.value })}
            maxLength={PROJECT_LIMITS.name}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <Field
        id="description"
        label="Description"
        hint="What it does, and which parts of it are meant. May stay empty."
        error={errors.description}
      >
        {(control) => (
          <Textarea
            {...control}
            name="description"
            value={typed.description}
            onChange={(event) => change({ description: event.target.value })}
            maxLength={PROJECT_LIMITS.description}
          />
        )}
      </Field>
      <AimFields aim={typed.aim} onChange={(aim) => change({ aim })} errors={errors} />
      <ChoiceGroup
        id="platform"
        name="platform"
        legend="Runs on"
        choices={PLATFORMS.map((value) => ({ value, ...platformTexts[value] }))}
        value={typed.platform}
        onChange={(platform) => change({ platform })}
        error={errors.platform}
        hint="Decides which commands and snippets are shown. It can be changed at any time."
      />
      <Field
        id="tags"
        label="Tags"
        hint={`With commas between them, up to ${PROJECT_LIMITS.tags}. May stay empty.`}
        error={errors.tags}
      >
        {(control) => (
          <Input
            {...control}
            name="tags"
            value={typed.tags}
            onChange={(event) => change({ tags: event.target.value })}
            maxLength={PROJECT_LIMITS.tags * (PROJECT_LIMITS.tag + 2)}
            autoComplete="off"
          />
        )}
      </Field>
      <TeamField
        teams={teams}
        value={typed.teamId}
        onChange={(teamId) => change({ teamId })}
        error={errors.teamId}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          {project ? "Save changes" : "Make the project"}
        </Button>
        {cancel}
        <Status>{isSaved ? "Saved" : null}</Status>
      </div>
    </Form>
  );
}

function settingsOf(project: NonNullable<ProjectFormProps["project"]>): ProjectSettings {
  const { name, description, environment, target, platform, tags, team } = project;
  return {
    name,
    description,
    environment,
    target,
    platform,
    tags: [...tags],
    teamId: team?.id ?? null,
  };
}
