-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('mentioned', 'assigned', 'level_fell', 'step_overdue');

-- CreateEnum
CREATE TYPE "NoticeChannel" AS ENUM ('bell', 'mail');

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "control" TEXT NOT NULL,
    "parent_id" UUID,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "project_id" UUID NOT NULL,
    "control" TEXT,
    "actor_member_id" UUID,
    "comment_id" UUID,
    "from_level" SMALLINT,
    "to_level" SMALLINT,
    "key" TEXT NOT NULL,
    "in_bell" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mail_due_at" TIMESTAMPTZ(3),
    "mail_tries" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "muted_notice" (
    "member_id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "channel" "NoticeChannel" NOT NULL,

    CONSTRAINT "muted_notice_pkey" PRIMARY KEY ("member_id","kind","channel")
);

-- CreateIndex
CREATE INDEX "comment_project_id_control_created_at_idx" ON "comment"("project_id", "control", "created_at");

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- CreateIndex
CREATE INDEX "notice_member_id_read_at_idx" ON "notice"("member_id", "read_at");

-- CreateIndex
CREATE INDEX "notice_project_id_idx" ON "notice"("project_id");

-- CreateIndex
CREATE INDEX "notice_mail_due_at_idx" ON "notice"("mail_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_member_id_key_key" ON "notice"("member_id", "key");

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_actor_member_id_fkey" FOREIGN KEY ("actor_member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "muted_notice" ADD CONSTRAINT "muted_notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tells every instance that listens: a member has a new notice, or has read one.
CREATE FUNCTION tell_notice() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('plimsoll_notice', NEW.member_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notice_told AFTER INSERT OR UPDATE ON "notice" FOR EACH ROW EXECUTE FUNCTION tell_notice();
