ALTER TABLE "files" DROP CONSTRAINT "files_kind_word";--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_kind_word" CHECK ("kind" in ('photograph', 'document', 'invoice'));