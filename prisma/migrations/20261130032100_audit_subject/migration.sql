-- CreateIndex
CREATE INDEX "audit_event_organisation_id_subject_seq_idx" ON "audit_event"("organisation_id", "subject", "seq");
