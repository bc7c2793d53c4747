-- Why a message could not be used, as facts that pages say in the reader's language (JSON; null: the reason in English is all).
alter table quarantine add column facts text;
