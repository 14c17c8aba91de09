-- Bodies that are HTML: read as their text, with places that lead back into the body.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET client_min_messages = notice;
\pset format unaligned

-- Every body as plain text and as HTML.
CREATE TEMPORARY TABLE pair (id integer PRIMARY KEY, kind text, plain text, html text);
INSERT INTO pair VALUES
	(1, 'visit', E'I saw Ella in her bedroom. Ella told me “I feel safe at nan''s house”.\n\nMum said she is worried.',
	 '<p>I saw <b>Ella</b> in her bed<i>room</i>. Ella told me &ldquo;I feel safe at nan&rsquo;s house&rdquo;.</p><p>Mum said she is&nbsp;worried.</p>'),
	(2, 'visit', E'Child seen alone: No\nChild''s voice:\nElla told me she likes school.',
	 '<table><tr><td><p>Child seen alone</p></td><td><p>No</p></td></tr></table><h3>Child&#39;s voice:</h3><div>Ella told me she likes school.</div>'),
	(3, 'decision', E'Rationale\nWe agreed to step down because the risk has reduced.',
	 '<!-- <p>Ella told me</p> --><style>p { margin: 0 }</style><p><strong>Rationale</strong><br>We agreed to step down because the risk has reduced.'),
	(4, 'supervision', E'Actions:\n- Ben to visit Ella by Friday\n- Ben to call school, aged <5',
	 '<p>Actions:</p><ul><li>Ben to visit Ella by Friday<li>Ben to call school, aged <5</ul><script>document.write("Ella told me")</script>'),
	(5, 'visit', E'Ella was seen.\nShe told me she likes school & maths.', E'Ella was seen.\nShe told me she likes school &amp; maths.');
SELECT id, pledge.facts(plain, kind, 8) AS facts,
	   pledge.facts(html, kind, 8, body_format => 'html') = pledge.facts(plain, kind, 8) AS same_facts,
	   pledge.text_fact_ids(html, kind, 8, body_format => 'html') = pledge.text_fact_ids(plain, kind, 8) AS same_ids,
	   (SELECT array_agg(s ORDER BY s.commitment) FROM pledge.score(html, kind, 8, body_format => 'html') AS s)
	   IS NOT DISTINCT FROM (SELECT array_agg(s ORDER BY s.commitment) FROM pledge.score(plain, kind, 8) AS s) AS same_scores
FROM pair ORDER BY id;
-- What stands in tags and comments is found only by a reader who takes it for text.
SELECT 'child_voice' = ANY (pledge.facts(body, 'visit', 8)) AS as_text, 'child_voice' = ANY (pledge.facts(body, 'visit', 8, body_format => 'html')) AS as_html
FROM (VALUES ('<p>No reply.</p><!-- Ella told me she likes school. -->'), ('<p title="Ella told me she likes school.">No reply.</p>'),
	('<p>No reply.<script>Ella told me she likes school.</script>')) AS t (body);

-- The excerpt is the text as read; the place is that in the body, tags and all.
SELECT id, indicator, status, excerpt, substr(html, start_at, length) AS in_body, because
FROM pair, pledge.evidence(html, kind, 8, '{Ella}', body_format => 'html')
WHERE indicator IN ('child_voice', 'child_words', 'child_seen', 'child_seen_alone', 'rationale_recorded', 'actions_set')
ORDER BY id, start_at, indicator, status;
-- Characters are counted, not bytes.
SELECT start_at, length, excerpt, substr(body, start_at, length) AS in_body
FROM (VALUES ('<p title="Zoë’s">Zoë – <em>Ella told me</em> she likes school.')) AS t (body),
	pledge.evidence(body, 'visit', 8, body_format => 'html')
WHERE indicator = 'child_voice';

-- No tag of the body passes through a highlight, and nothing that was a tag once.
SELECT regexp_replace(pledge.highlight('<p onclick="steal()">Ella <b>told</b> me she likes school &lt;script&gt;steal(1)&lt;/script&gt; <img src=x onerror=steal(2)>&amp;lt;</p>',
						'visit', 8, body_format => 'html'), ' (class|title)="[^"]*"', '', 'g') AS html;
SELECT count(*) AS leaks
FROM pair, LATERAL regexp_replace(pledge.highlight(html, kind, 8, body_format => 'html'), '</?mark( class="[a-z_ ]*" title="[^"<>]*")?>', '', 'g') AS shown
WHERE shown ~ '[<>"'']';

-- A format that is not told is plain; one that nobody knows is refused.
SELECT pledge.facts('Ella told me she likes school.', 'visit', body_format => NULL)
	= pledge.facts('Ella told me she likes school.', 'visit', body_format => 'plain') AS null_is_plain,
	pledge.facts(NULL, body_format => 'html') AS of_null, pledge.facts('', body_format => 'html') AS of_empty,
	pledge.facts('<p>', body_format => 'html') AS of_a_tag, pledge.highlight('<p>', body_format => 'html') AS nothing_to_show;
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT pledge.facts('x', body_format => 'rtf');
\set VERBOSITY sqlstate
SELECT pledge.text_fact_ids('x', body_format => 'HTML');
SELECT * FROM pledge.evidence('x', body_format => '');
SELECT pledge.highlight('x', body_format => 'markdown');
SELECT * FROM pledge.score('x', body_format => 'rtf');
\set VERBOSITY default

-- A source whose bodies are HTML gives what the same source gives in plain text.
CREATE SCHEMA rich_host;
CREATE TABLE rich_host.note (id integer, format text, kind text, body text);
INSERT INTO rich_host.note
SELECT id, 'plain', kind, plain FROM pair UNION ALL SELECT 10 + id, 'html', kind, html FROM pair
UNION ALL SELECT 20, 'rtf', 'visit', '{\rtf1 Ella told me she likes school.}'
UNION ALL SELECT 21, NULL, 'visit', 'Ella told me she likes school.';
CREATE SCHEMA map_rich;
CREATE VIEW map_rich.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, kind, timestamptz '2025-03-10 14:00+00' AS occurred_at, body, format AS body_format, 'c1'::text AS subject_key, 'case'::text AS subkind
FROM rich_host.note;
CREATE VIEW map_rich.subject WITH (security_invoker = true) AS
SELECT 'c1'::text AS subject_key, date '2016-05-01' AS date_of_birth, 'Ella'::text AS known_as;
SELECT pledge.attach_source('rich', 'map_rich');
CALL pledge.assess('rich');
CREATE TEMPORARY VIEW rich AS
SELECT r.record_key::integer AS id, a.unknown, a.untold,
	   -- the second of two such texts is copied from the first
	   ARRAY(SELECT fact FROM unnest(a.facts) AS fact WHERE fact NOT IN (210, 211)) AS facts,
	   array_remove(a.met, 91::smallint) AS met, array_remove(a.unmet, 91::smallint) AS unmet
FROM pledge.assessment AS a
JOIN pledge.record AS r USING (record_id)
JOIN pledge.source AS s ON s.source_id = r.source_id
WHERE s.name = 'rich';
SELECT count(*) AS pairs, count(*) FILTER (WHERE (p.facts, p.unknown, p.met, p.unmet, p.untold) = (h.facts, h.unknown, h.met, h.unmet, h.untold)) AS alike,
	   count(*) FILTER (WHERE (SELECT fact_id FROM pledge.fact WHERE code = 'child_voice') = ANY (h.facts)) AS with_voice
FROM rich AS p JOIN rich AS h ON h.id = p.id + 10 WHERE p.id < 10;
-- Of any other format nothing is known.
SELECT id, count(*) FILTER (WHERE f.fact_id = ANY (facts)) AS text_facts, count(*) FILTER (WHERE f.fact_id = ANY (unknown)) = count(*) AS all_unknown
FROM rich, pledge.fact AS f
WHERE f.detector = 'text' AND id >= 20
GROUP BY id ORDER BY id;
-- The same bytes in another format are another text.
UPDATE rich_host.note SET format = 'html' WHERE id = 20;
UPDATE rich_host.note SET format = 'plain' WHERE id = 13;
CALL pledge.assess('rich');
SELECT id, (SELECT fact_id FROM pledge.fact WHERE code = 'child_voice') = ANY (facts) AS has_voice FROM rich WHERE id IN (13, 20) ORDER BY id;

-- Evidence in the host's own body.
SELECT e.indicator, e.excerpt, substr(n.body, e.start_at, e.length) AS in_body
FROM rich_host.note AS n, pledge.record_evidence('rich', n.id::text) AS e
WHERE n.id = 11 AND e.indicator IN ('child_voice', 'child_seen_alone') ORDER BY e.start_at;
UPDATE rich_host.note SET format = 'rtf' WHERE id = 20;
SELECT count(*) AS evidence_of_another_format FROM pledge.record_evidence('rich', '20');

SELECT pledge.detach_source('rich');
SET client_min_messages = warning;
DROP SCHEMA map_rich, rich_host CASCADE;
