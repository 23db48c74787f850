-- Who is where means nothing after a crash.
CREATE UNLOGGED TABLE "presence" (
    "stream_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "control" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("stream_id","project_id")
);

-- CreateIndex
CREATE INDEX "presence_project_id_seen_at_idx" ON "presence"("project_id", "seen_at");

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As before, and tells every instance that listens: an organisation's chain has grown.
-- Entries of one chain are committed in the order of their numbers, so that who has seen one has seen all before it.
CREATE OR REPLACE FUNCTION append_audit(organisation uuid, who text, what text, about text, facts jsonb)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head%ROWTYPE;
  moment timestamptz;
  digest text;
BEGIN
  INSERT INTO audit_head VALUES (organisation, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head WHERE organisation_id = organisation FOR UPDATE;
  moment := date_trunc('milliseconds', clock_timestamp());
  digest := audit_hash(organisation, head.seq + 1, moment, who, what, about, facts, head.hash);
  INSERT INTO audit_event VALUES (organisation, head.seq + 1, moment, who, what, about, facts, head.hash, digest);
  UPDATE audit_head SET seq = head.seq + 1, hash = digest WHERE organisation_id = organisation;
  PERFORM pg_notify('plimsoll_change', organisation::text);
  RETURN head.seq + 1;
END $$;
