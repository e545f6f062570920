-- Reminders issued. That each is issued once needs no other mark: a day ends once, and from its date follows whom to remind.
ALTER TABLE day_end ADD COLUMN reminded integer NOT NULL DEFAULT 0;
