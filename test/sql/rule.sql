-- Rules as a craft: adding, checking, publishing, withdrawing; and what is refused.
\set VERBOSITY terse
\set SHOW_CONTEXT never

-- The shipped edition is whole, and the draft is the same rules.
SELECT pledge.check_edition(1) AS unchanged, pledge.check_edition(77) AS no_such_edition;
SELECT count(*) AS failing_examples FROM pledge.check_rules();
SELECT count(*) AS differences
FROM pledge.read_rules((SELECT rules FROM pledge.ruleset WHERE edition = 1)) AS shipped
FULL JOIN pledge.read_rules(pledge.draft_rules()) AS draft USING (rule_number)
WHERE shipped.body IS DISTINCT FROM draft.body;
SELECT pledge.check_measures() = count(*) AS measures_can_be_asked FROM pledge.measure;

-- A local rule counts when it is published, and an old edition scores as before.
BEGIN;
SELECT pledge.add_rule('indicator', 'child_voice', 'the kettle (sang|hummed)',
	must_match => '{"The kettle sang."}', must_not_match => '{"The kettle did not sing."}', note => 'a test') AS number \gset
SELECT pledge.facts('The kettle sang.') AS before;
SELECT pledge.publish_ruleset('kettles') AS edition;
SELECT pledge.facts('The kettle sang.') AS after, pledge.facts('The kettle sang.', edition => 1) AS under_the_first;
SELECT label, origin, pledge.check_edition(edition) AS unchanged FROM pledge.ruleset ORDER BY edition;
SELECT pledge.withdraw_rule(:number, 'enough');
SELECT pledge.publish_ruleset('no kettles') AS edition;
SELECT pledge.facts('The kettle sang.') AS withdrawn, pledge.facts('The kettle sang.', edition => 16384) AS but_kept;
ROLLBACK;
SELECT pledge.facts('The kettle sang.') AS rolled_back;

-- A shipped rule is withdrawn, with a reason, and put back; its row stays.
BEGIN;
SELECT rule_number AS number FROM pledge.rule WHERE block_kind = 'terminator' ORDER BY place LIMIT 1 \gset
SELECT pledge.withdraw_rule(:number, 'means something else here');
SELECT count(*) AS still_a_row FROM pledge.rule WHERE rule_number = :number;
SELECT pledge.restore_rule(:number);
SELECT count(*) AS withdrawn FROM pledge.rule_withdrawal;
ROLLBACK;

-- What is refused, with its SQLSTATE; nothing is kept of it.
SELECT pledge.add_rule('indicator', 'child_voice', '@child_word (said|told');
\echo :SQLSTATE
SELECT pledge.add_rule('indicator', 'child_voice', '@nobody said');
\echo :SQLSTATE
SELECT pledge.add_rule('class', 'test_class', 'one | @test_class');
\echo :SQLSTATE
SELECT pledge.add_rule('indicator', 'child_vioce', 'the kettle sang');
\echo :SQLSTATE
SELECT pledge.add_rule('indicator', 'child_voice', 'the kettle', options => 'acepts=negated');
\echo :SQLSTATE
SELECT pledge.add_rule('indicator', 'child_voice', E'two\nlines');
\echo :SQLSTATE
SELECT pledge.add_rule('indicator', 'child_voice', '');
\echo :SQLSTATE
SELECT pledge.withdraw_rule(1, 'there is none');
\echo :SQLSTATE
SELECT pledge.restore_rule(1);
\echo :SQLSTATE
SELECT pledge.publish_ruleset(' ');
\echo :SQLSTATE
UPDATE pledge.ruleset SET label = 'mine' WHERE edition = 1;
\echo :SQLSTATE
DELETE FROM pledge.ruleset_measure WHERE edition = 1;
\echo :SQLSTATE
SELECT count(*) AS local_rules FROM pledge.rule WHERE origin = 'local';

-- An example that fails stops an edition.
\set VERBOSITY default
BEGIN;
SELECT pledge.add_rule('indicator', 'child_voice', 'the kettle sang', must_match => '{"The kettle hummed."}') IS NOT NULL AS added;
SELECT rule, example, problem FROM pledge.check_rules();
SELECT pledge.publish_ruleset('cannot be');
\echo :SQLSTATE
ROLLBACK;

-- So does a measure that asks for what is no fact, or in a way that has no meaning.
BEGIN;
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, in_score, origin)
VALUES (16384, 'odd', 'Odd', 'Is it odd?', 'record', 'All.', 'kind_visit', 'child_vioce', true, 'local');
SELECT pledge.publish_ruleset('cannot be');
\echo :SQLSTATE
ROLLBACK;
SELECT pledge.check_condition('odd', query::tsquery, '{a,b}') FROM (VALUES ('')) AS t (query);
\echo :SQLSTATE
SELECT pledge.check_condition('odd', 'a:*', '{a,b}');
\echo :SQLSTATE
SELECT pledge.check_condition('odd', 'a <-> b', '{a,b}');
\echo :SQLSTATE
SELECT pledge.check_condition('odd', 'a:A', '{a,b}');
\echo :SQLSTATE
SELECT pledge.check_condition('good', 'a & !(b | a)', '{a,b}');
