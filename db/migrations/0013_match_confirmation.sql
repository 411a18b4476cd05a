DROP INDEX "payments_one_per_line";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "matched_by" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "withdrawn_by_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
-- What was received before the ground of a match was kept counts as it always did.
UPDATE "payments" SET "matched_by" = 'reference' WHERE "kind" = 'received';--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_per_line" ON "payments" USING btree ("statement_line_id") WHERE statement_line_id is not null and withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_matched_by_word" CHECK ("matched_by" in ('reference', 'person'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_matched" CHECK (("payments"."kind" = 'received') = ("payments"."matched_by" is not null));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_confirmed" CHECK (("payments"."confirmed_at" is null) = ("payments"."confirmed_by_id" is null) and ("payments"."confirmed_at" is null or "payments"."matched_by" = 'person'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_withdrawn" CHECK (("payments"."withdrawn_at" is null) = ("payments"."withdrawn_by_id" is null) and ("payments"."withdrawn_at" is null) = ("payments"."withdrawn_reason" is null) and ("payments"."withdrawn_at" is null or ("payments"."matched_by" = 'person' and "payments"."confirmed_at" is null)));