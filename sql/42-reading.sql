-- 42-reading: how plainly a record is written, and how much of it was copied forward.
--
-- What is stored of a text is numbers and a sketch under a secret key, never words.  The
-- counts and shares are a prompt to look, not a verdict on who wrote.

-- ---- plain language ----

CREATE FUNCTION pledge.plain_language(body text, edition integer DEFAULT pledge.ruleset_id(),
	OUT words integer, OUT sentences integer, OUT syllables integer, OUT long_words integer,
	OUT long_sentences integer, OUT abbreviations integer, OUT reading_ease double precision, OUT grade double precision)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100
AS 'MODULE_PATHNAME', 'pledge_plain_language';
COMMENT ON FUNCTION pledge.plain_language(text, integer) IS
	'How plainly a text is written: its words, sentences (a heading or list item is one), syllables by rule, words of three syllables or more, sentences of more than 25 words, and different abbreviations that are not explained where they first stand; Flesch reading ease and Flesch-Kincaid grade, null under 100 words. The edition says which full stops end no sentence. Null for a null body.';

CREATE FUNCTION pledge.reading_ease(words integer, sentences integer, syllables integer)
RETURNS double precision
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_plain_reading_ease';
COMMENT ON FUNCTION pledge.reading_ease(integer, integer, integer) IS
	'Flesch reading ease from stored counts: 206.835 - 1.015 words a sentence - 84.6 syllables a word; the higher, the easier. Null under 100 words.';

CREATE FUNCTION pledge.reading_grade(words integer, sentences integer, syllables integer)
RETURNS double precision
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_plain_reading_grade';
COMMENT ON FUNCTION pledge.reading_grade(integer, integer, integer) IS
	'Flesch-Kincaid grade from stored counts: 0.39 words a sentence + 11.8 syllables a word - 15.59, in years of school. Null under 100 words.';

-- ---- copied-forward text ----

CREATE FUNCTION pledge.text_sketch(body text, key bytea)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
AS 'MODULE_PATHNAME', 'pledge_text_sketch';
COMMENT ON FUNCTION pledge.text_sketch(text, bytea) IS
	'A few numbers of a text, at most 520 bytes, from which containment() estimates how much of it stands in another: keyed hashes of one in four, or fewer, of its runs of five words; of a text under 30 words, one keyed hash of it all. key: 16 secret bytes, the same for all records that are to be compared.';

CREATE FUNCTION pledge.sketch_hashes(sketch bytea)
RETURNS bigint[]
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sketch_hashes';
COMMENT ON FUNCTION pledge.sketch_hashes(bytea) IS
	'The keyed hashes in a sketch. Those that occur in the records of many children belong to a template: gather them with one GROUP BY over the stored sketches and give them to containment().';

CREATE FUNCTION pledge.containment(sketch bytea, earlier bytea, template bigint[] DEFAULT NULL,
	OUT of_new double precision, OUT of_earlier double precision, OUT standard_error double precision,
	OUT standard_error_of_earlier double precision)
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_containment';
COMMENT ON FUNCTION pledge.containment(bytea, bytea, bigint[]) IS
	'How much of a new text stands in an earlier one (of_new) and how much of the earlier one in the new (of_earlier), as shares of their different runs of five words, estimated from two sketches, with the standard error of of_new and of of_earlier. Texts of which one has under 30 words are the same (1) or not (0), without error. What stands in template does not count. Null where nothing is left to compare, or the keys differ.';

CREATE FUNCTION pledge.exact_containment(body text, earlier text, template text DEFAULT NULL,
	OUT of_new double precision, OUT of_earlier double precision)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 200
AS 'MODULE_PATHNAME', 'pledge_exact_containment';
COMMENT ON FUNCTION pledge.exact_containment(text, text, text) IS
	'What containment() estimates, counted from the two texts themselves. Runs of five words that stand in template, the text of a blank form, do not count.';

CREATE FUNCTION pledge.copied_forward_class(of_new double precision)
RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE WHEN of_new >= 0.80 THEN 'copied' WHEN of_new >= 0.35 THEN 'partly' ELSE 'fresh' END;
END;
COMMENT ON FUNCTION pledge.copied_forward_class(double precision) IS
	'What a share of old text in a new note is called: copied from 0.80, partly from 0.35, else fresh.';

-- ---- all in one pass ----

CREATE FUNCTION pledge.read_record(body text, kind text DEFAULT NULL, child_age integer DEFAULT NULL,
	known_as text[] DEFAULT NULL, edition integer DEFAULT pledge.ruleset_id(), body_format text DEFAULT 'plain', key bytea DEFAULT NULL,
	children text[] DEFAULT NULL,
	OUT facts smallint[], OUT denied smallint[], OUT reading integer[], OUT sketch bytea, OUT attributed text[], OUT unattributed smallint[])
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000
AS 'MODULE_PATHNAME', 'pledge_read_record';
COMMENT ON FUNCTION pledge.read_record(text, text, integer, text[], integer, text, bytea, text[]) IS
	'All that is stored of a text, from one pass over it: facts as of text_fact_ids(); denied, the indicators that it says are not so and nowhere that they are; reading as the first six numbers of plain_language(); sketch as of text_sketch() (null without a key). Of a record about several children, given as the names of each: attributed, the facts about each child, told by the names in the sentence, else in its paragraph; unattributed, facts that may be about any of them. For a null body no facts, no reading and no sketch.';
