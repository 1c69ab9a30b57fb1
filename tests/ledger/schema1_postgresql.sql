-- The tables of schema 1 in PostgreSQL, to the letter.
CREATE TABLE cells (
	issue TEXT NOT NULL, 
	party TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (issue, party)
);
CREATE TABLE codebooks (
	seq BIGSERIAL NOT NULL, 
	body TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	who TEXT NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE facts (
	kind TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	issue TEXT NOT NULL, 
	report TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, place)
);
CREATE INDEX facts_by_issue ON facts (kind, issue);
CREATE TABLE heads (
	seq BIGSERIAL NOT NULL, 
	rests_on TEXT NOT NULL, 
	decisions TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE project (
	key TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (key)
);
CREATE TABLE reports (
	seq BIGSERIAL NOT NULL, 
	key TEXT NOT NULL, 
	report TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	published TEXT, 
	title TEXT NOT NULL, 
	url TEXT NOT NULL, 
	text TEXT NOT NULL, 
	layout TEXT NOT NULL, 
	replaces BIGINT, 
	recorded TEXT NOT NULL, 
	who TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (key), 
	UNIQUE (replaces), 
	FOREIGN KEY(replaces) REFERENCES reports (seq)
);
CREATE INDEX reports_by_id ON reports (report);
CREATE TABLE standing (
	place BIGINT NOT NULL, 
	id TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	row BIGINT, 
	body TEXT, 
	issue TEXT NOT NULL, 
	party TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	day TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	live BOOLEAN NOT NULL, 
	decided TEXT, 
	grp BIGINT, 
	repeats BOOLEAN NOT NULL, 
	PRIMARY KEY (place)
);
CREATE INDEX standing_by_cell ON standing (issue, party, live, day, place);
CREATE INDEX standing_by_id ON standing (id);
CREATE INDEX standing_by_version ON standing (version);
CREATE TABLE decisions (
	seq BIGSERIAL NOT NULL, 
	id TEXT NOT NULL, 
	action TEXT NOT NULL, 
	who TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	why TEXT NOT NULL, 
	report TEXT NOT NULL, 
	version BIGINT, 
	body TEXT NOT NULL, 
	undoes TEXT NOT NULL, 
	batch TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (id), 
	FOREIGN KEY(version) REFERENCES reports (seq)
);
CREATE INDEX decisions_by_report ON decisions (report);
CREATE INDEX decisions_by_undoes ON decisions (undoes);
CREATE TABLE passages (
	seq BIGSERIAL NOT NULL, 
	version BIGINT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(version) REFERENCES reports (seq)
);
CREATE INDEX passages_by_version ON passages (version);
CREATE TABLE readings (
	seq BIGSERIAL NOT NULL, 
	version BIGINT NOT NULL, 
	reader TEXT NOT NULL, 
	codebook BIGINT NOT NULL, 
	known TEXT NOT NULL, 
	taught TEXT NOT NULL, 
	layers BYTEA NOT NULL, 
	statements INTEGER NOT NULL, 
	recorded TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(version) REFERENCES reports (seq), 
	FOREIGN KEY(codebook) REFERENCES codebooks (seq)
);
CREATE INDEX readings_by_version ON readings (version);
CREATE TABLE statements (
	seq BIGSERIAL NOT NULL, 
	reading BIGINT NOT NULL, 
	id TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	party TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(reading) REFERENCES readings (seq)
);
CREATE INDEX statements_by_reading ON statements (reading);
CREATE TEXT SEARCH DICTIONARY stateofplay_stem (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION stateofplay (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION stateofplay ALTER MAPPING FOR asciiword, word, numword WITH stateofplay_stem;
CREATE TABLE word_index (rowid bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX word_index_by_word ON word_index USING gin (words);
