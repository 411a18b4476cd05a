CREATE TABLE "policy_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"description_zh" text NOT NULL,
	"description_en" text NOT NULL,
	"minimum_grade" text NOT NULL,
	"scope" jsonb NOT NULL,
	"effective_from" date NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by_id" uuid NOT NULL,
	CONSTRAINT "policy_drafts_minimum_grade_word" CHECK ("minimum_grade" in ('ordered', 'shipped', 'accepted', 'invoiced', 'paid'))
);
--> statement-breakpoint
ALTER TABLE "policy_drafts" ADD CONSTRAINT "policy_drafts_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What is published stands; only which version makes the headline may change.
DROP TRIGGER "counting_policies_rule_stands" ON "counting_policies";--> statement-breakpoint
CREATE TRIGGER "counting_policies_stand" BEFORE UPDATE ON "counting_policies" FOR EACH ROW
  WHEN ((OLD.id, OLD.code, OLD.version, OLD.name_zh, OLD.name_en, OLD.description_zh, OLD.description_en, OLD.minimum_grade, OLD.scope, OLD.effective_from)
    IS DISTINCT FROM (NEW.id, NEW.code, NEW.version, NEW.name_zh, NEW.name_en, NEW.description_zh, NEW.description_en, NEW.minimum_grade, NEW.scope, NEW.effective_from))
  EXECUTE FUNCTION refuse_change();
