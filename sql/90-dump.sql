-- No foreign key leads from one of these tables to another: pg_restore with several
-- jobs fills them in whatever order, and the keys are there before the rows.

-- What users write is dumped with their database: pg_dump leaves the rows of an
-- extension's tables to the extension, but for those named here. Shipped rows are
-- put back by the install script, so only local ones are dumped from tables that
-- hold both.

-- What an authority adds to the reference data.
SELECT pg_catalog.pg_extension_config_dump('pledge.commitment_wording', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.fact', $$WHERE origin = 'local'$$);
SELECT pg_catalog.pg_extension_config_dump('pledge.measure', $$WHERE origin = 'local'$$);
-- Only a local measure can get a new link; local ids begin at 16384.
SELECT pg_catalog.pg_extension_config_dump('pledge.commitment_measure', 'WHERE measure_id >= 16384');

-- The days on which it is closed; bank holidays are shipped.
SELECT pg_catalog.pg_extension_config_dump('pledge.local_closure', '');

-- Its own standards of practice.
SELECT pg_catalog.pg_extension_config_dump('pledge.grade', $$WHERE origin = 'local'$$);
SELECT pg_catalog.pg_extension_config_dump('pledge.delegation', $$WHERE origin = 'local'$$);
SELECT pg_catalog.pg_extension_config_dump('pledge.recording_rule', $$WHERE origin = 'local'$$);
SELECT pg_catalog.pg_extension_config_dump('pledge.local_setting', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.interval_rule', $$WHERE origin = 'local'$$);

-- What its people have decided about charts, and the changes they have planned.
SELECT pg_catalog.pg_extension_config_dump('pledge.phase', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.target', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.milestone', '');

-- Its own rules and editions. No shipped row is ever changed, so these are all.
SELECT pg_catalog.pg_extension_config_dump('pledge.rule', $$WHERE origin = 'local'$$);
SELECT pg_catalog.pg_extension_config_dump('pledge.rule_withdrawal', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.ruleset', $$WHERE origin = 'local'$$);
SELECT pg_catalog.pg_extension_config_dump('pledge.ruleset_measure', 'WHERE edition >= 16384');

-- Sources, and what is kept of them.
SELECT pg_catalog.pg_extension_config_dump('pledge.source', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.source_source_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.sketch_key', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.kind_map', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.record', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.record_record_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.subject', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.subject_subject_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.team', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.team_team_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.worker', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.worker_worker_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.post', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.post_post_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.period', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.period_period_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.event', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.event_event_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.authorisation', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.authorisation_authorisation_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.action', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.action_action_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.assessment', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.window_result', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.cell', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.due_point', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.due_input', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.fact_cell', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.team_cell', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.group_cell', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.child_now', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.child_due', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.child_pattern', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.assess_run', '');
SELECT pg_catalog.pg_extension_config_dump('pledge.assess_run_run_id_seq', '');
