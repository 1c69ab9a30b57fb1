-- The tables of schema 1 in SQLite, to the letter.
CREATE TABLE project (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE codebooks (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	body TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	who TEXT NOT NULL, 
	why TEXT NOT NULL
);
CREATE TABLE reports (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	report TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	published TEXT, 
	title TEXT NOT NULL, 
	url TEXT NOT NULL, 
	text TEXT NOT NULL, 
	layout TEXT NOT NULL, 
	replaces INTEGER, 
	recorded TEXT NOT NULL, 
	who TEXT NOT NULL, 
	UNIQUE ("key"), 
	UNIQUE (replaces), 
	FOREIGN KEY(replaces) REFERENCES reports (seq)
);
CREATE INDEX reports_by_id ON reports (report);
CREATE TABLE standing (
	place INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	"row" INTEGER, 
	body TEXT, 
	issue TEXT NOT NULL, 
	party TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	day TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	live BOOLEAN NOT NULL, 
	decided TEXT, 
	grp INTEGER, 
	repeats BOOLEAN NOT NULL, 
	PRIMARY KEY (place)
);
CREATE INDEX standing_by_cell ON standing (issue, party, live, day, place);
CREATE INDEX standing_by_id ON standing (id);
CREATE INDEX standing_by_version ON standing (version);
CREATE TABLE cells (
	issue TEXT NOT NULL, 
	party TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (issue, party)
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
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	rests_on TEXT NOT NULL, 
	decisions TEXT NOT NULL, 
	body TEXT NOT NULL
);
CREATE TABLE readings (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	reader TEXT NOT NULL, 
	codebook INTEGER NOT NULL, 
	known TEXT NOT NULL, 
	taught TEXT NOT NULL, 
	layers BLOB NOT NULL, 
	statements INTEGER NOT NULL, 
	recorded TEXT NOT NULL, 
	FOREIGN KEY(version) REFERENCES reports (seq), 
	FOREIGN KEY(codebook) REFERENCES codebooks (seq)
);
CREATE INDEX readings_by_version ON readings (version);
CREATE TABLE decisions (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	action TEXT NOT NULL, 
	who TEXT NOT NULL, 
	recorded TEXT NOT NULL, 
	why TEXT NOT NULL, 
	report TEXT NOT NULL, 
	version INTEGER, 
	body TEXT NOT NULL, 
	undoes TEXT NOT NULL, 
	batch TEXT NOT NULL, 
	UNIQUE (id), 
	FOREIGN KEY(version) REFERENCES reports (seq)
);
CREATE INDEX decisions_by_undoes ON decisions (undoes);
CREATE INDEX decisions_by_report ON decisions (report);
CREATE TABLE passages (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	FOREIGN KEY(version) REFERENCES reports (seq)
);
CREATE INDEX passages_by_version ON passages (version);
CREATE TABLE statements (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	reading INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	issue TEXT NOT NULL, 
	party TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	body TEXT NOT NULL, 
	FOREIGN KEY(reading) REFERENCES readings (seq)
);
CREATE INDEX statements_by_reading ON statements (reading);
CREATE VIRTUAL TABLE word_index USING fts5(words, content='', tokenize='porter unicode61');
PRAGMA application_id=1397706801;
PRAGMA user_version=1;
PRAGMA journal_mode=WAL;
