-- A catalogue as schema 1 stored it: no keys of names in the word index.
BEGIN;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL UNIQUE,
    uri TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    checksum TEXT NOT NULL,
    reference_day INTEGER,
    outlet TEXT,
    cluster_id TEXT,
    record TEXT NOT NULL,
    text TEXT NOT NULL,
    raw BLOB);
INSERT INTO "articles" VALUES(1,'4ae8af72d9036d5c','articles/museum.md','/articles-of-schema-1/articles/museum.md','08757b201e09ef8d272396a9826ec06d64620d99655c36b1a6d0deb10e03848e','75a4201f204da8c01f5981aacf06aa983ed31155dbb0fcb2ad6aece1f39eac22','f0a9c15524900526bdbd53aa62c90ac8acfd31b83fd2d6c0e51a9527ec10be12',738307,'Herald',NULL,'{"about_date": null, "authors": [], "canonical_url": null, "captions": [], "date_note": null, "fetched": null, "language": "en", "modified": null, "modified_from": null, "outlet": "Herald", "published": "2022-06-01", "published_from": "front matter", "title": "A general at the museum"}','General Khalifa Hifter visited the museum on a rainy morning. The guards had waited since dawn.',X'789C4D8C390EC23010457B9FE22BBDA39082221D159168B9C08027F648CE047921E2F6184441FD166BAD2952224FE84EF0AC9C28820A4A60AC35735D3BB3D5269466CC1FEA3AF3A8B72839B09B300EE36887A31D0EC6B69739FF1697405116C22C4BE184A76429ECFEB6D8148444A22FAC5B5251DFE3DAB0AF945C4620879DBE5116BD331CEDDA9B37AAD83A3C');
INSERT INTO "articles" VALUES(2,'5308424e1ecccbd5','articles/orchard.md','/articles-of-schema-1/articles/orchard.md','d1b9a4ca576fc33b2a392996b596a0b976b491287b4a60ab28b34f71fa40b089','8fa0f70e3aa047941b34d086131500304a6bc310b5ccdd87b55021a09a576710','25b228bfbbb94854551c893cad85b6b7d9b9a480502f8a74c303ef47e0735c8a',NULL,NULL,NULL,'{"about_date": null, "authors": [], "canonical_url": null, "captions": [], "date_note": "The article shows no publication date.", "fetched": null, "language": "en", "modified": null, "modified_from": null, "outlet": null, "published": null, "published_from": null, "title": "Frost in the valley"}','An orchard in the valley lost its apples to frost.',X'789CD3D5D5E52AC92CC949B55250722BCA2F2E51C8CC5328C94855284BCCC949AD54E2D2052AE072CC53C82F4ACE482C4A419556C801EB282956482C28C8492D5628C957480399A2C70500F14D1D41');
CREATE TABLE debts (vector_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE ledger (
    unit TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    articles INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "ledger" VALUES('/articles-of-schema-1/articles/museum.md','articles/museum.md','1/words/1/180/v1:177:1795311663103656667:2154843',1);
INSERT INTO "ledger" VALUES('/articles-of-schema-1/articles/orchard.md','articles/orchard.md','1/words/1/180/v1:89:1795311663103729773:2154844',1);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "meta" VALUES('dim','32');
INSERT INTO "meta" VALUES('fingerprint','words/1');
INSERT INTO "meta" VALUES('generation','1');
INSERT INTO "meta" VALUES('index_id','4043bf37e037');
INSERT INTO "meta" VALUES('schema','1');
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (id),
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    context TEXT NOT NULL,
    text TEXT NOT NULL);
INSERT INTO "passages" VALUES(1,'0551c801f4c652f630aa843f',1,0,0,95,'body','A general at the museum. 1 June 2022.','General Khalifa Hifter visited the museum on a rainy morning. The guards had waited since dawn.');
INSERT INTO "passages" VALUES(2,'ac05c25b2894682e22c7bbb8',2,0,0,50,'body','Frost in the valley.','An orchard in the valley lost its apples to frost.');
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL,
    retired TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY REFERENCES passages (id),
    vector_id TEXT NOT NULL UNIQUE,
    embed_key TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    vector BLOB NOT NULL
);
INSERT INTO "vectors" VALUES(1,'0bbe2ec052264043331791a77834d569','5fa387415b8cbc9f0e6cf857642b4beca125f8b6',1371716262,X'D15C2ABD376F523E3E2E023E48219BBD4BAC353E5EEBB33D1130AA3ED082903BA036663E507EA43D2E808FBEF6E64A3E0B5597BD0F792DBE5F0B02BC19EB103E912D5C3E1EAB84BC69BE92BE231F333EDC33A83D58AD15BAC54166BEE8E9223D1340C33C9854B0BDE3B60C3EF111633E1A7F5F3EEF8A3C3E7C9870BE98A2B4BE');
INSERT INTO "vectors" VALUES(2,'091087d4e5d9ea8794b75e48ea977ff8','9133bf96a2ab8c1ca627dc8e1ab70cd6ddd9fff2',496855638,X'4A2FB3BEDAEF383E405EFBBD6248F0BD292E043FB140933D2E2387BD4F2208BED44765BA1B23E1BD8D21A03DB56A38BCD821C83DFF6D61BD93C25A3C47BE953D5B9E203E41ED07BE02F45ABD776924BD5CE1AC3EF10DAA3D750F3E3D8C02D83D817168BD110D2A3D086A753E0F33A23E32C91FBE1C6F34BEA207B03DC35090BE');
CREATE INDEX articles_by_day ON articles (reference_day);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX articles_by_text ON articles (text_sha256);
CREATE INDEX articles_by_source ON articles (source);
CREATE INDEX revisions_by_article ON revisions (article_id);
CREATE INDEX passages_by_article ON passages (article, ordinal);
CREATE INDEX vectors_by_key ON vectors (embed_key);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('articles',2);
INSERT INTO "sqlite_sequence" VALUES('passages',2);
CREATE VIRTUAL TABLE lexical USING fts5 (context, text, content='passages', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN INSERT INTO lexical (rowid, context, text) VALUES (new.id, new.context, new.text); END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN INSERT INTO lexical (lexical, rowid, context, text) VALUES ('delete', old.id, old.context, old.text); END;
INSERT INTO lexical (lexical) VALUES ('rebuild');
COMMIT;
