CREATE TABLE "claimed_sale_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claimed_sale_keys" ADD CONSTRAINT "claimed_sale_keys_import_id_channel_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."channel_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claimed_sale_keys_row" ON "claimed_sale_keys" USING btree ("import_id","row_number");--> statement-breakpoint
CREATE INDEX "channel_import_rows_repeating" ON "channel_import_rows" USING btree (("problems"->0->>'other')) WHERE state = 'duplicate';