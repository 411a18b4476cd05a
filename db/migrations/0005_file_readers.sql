CREATE INDEX "organisations_applied" ON "organisations" USING btree ("applied_at","id");--> statement-breakpoint
CREATE INDEX "certificates_file" ON "certificates" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "fapiaos_file" ON "fapiaos" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "acceptance_photographs_file" ON "acceptance_photographs" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "inspection_reports_file" ON "inspection_reports" USING btree ("file_id");