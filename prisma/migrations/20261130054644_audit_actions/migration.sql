-- CreateIndex
CREATE INDEX "audit_event_organisation_id_action_seq_idx" ON "audit_event"("organisation_id", "action", "seq");
