-- Checking a source: whatever is wrong with what its mapping views hold, reported
-- before it can spoil an answer. Nothing here repeats a word of a record.

-- Checks of what the views hold. Each counts something; a count above zero is a
-- row of the report. They are data, so that the list of checks can be read.
CREATE TABLE pledge.mapping_check (
	check_id	smallint	NOT NULL,
	severity	varchar(7)	NOT NULL,
	view_name	varchar(30)	NOT NULL,
	column_name	varchar(63),
	needs		varchar(63)[] NOT NULL,
	counting_query varchar(800) NOT NULL,
	meaning		varchar(300) NOT NULL,
	action		varchar(300) NOT NULL,
	CONSTRAINT mapping_check_pkey PRIMARY KEY (check_id),
	CONSTRAINT mapping_check_severity_check CHECK (severity IN ('error', 'warning', 'note'))
);

COMMENT ON TABLE pledge.mapping_check IS
	'Checks of the contents of mapping views that pledge.check_source makes: one row for each';
COMMENT ON COLUMN pledge.mapping_check.check_id IS
	'Number of the check, and its place in the report';
COMMENT ON COLUMN pledge.mapping_check.severity IS
	'error: assessing stops, or leaves records out; warning: answers may mislead; note: worth knowing';
COMMENT ON COLUMN pledge.mapping_check.view_name IS
	'View the check is about';
COMMENT ON COLUMN pledge.mapping_check.column_name IS
	'Column the check is about; null when it is about the whole view';
COMMENT ON COLUMN pledge.mapping_check.needs IS
	'Columns (view.column) that must be mapped for the check to be made';
COMMENT ON COLUMN pledge.mapping_check.counting_query IS
	'Query that returns the count; %1$I stands for the mapping schema, %2$L for the number of the source';
COMMENT ON COLUMN pledge.mapping_check.meaning IS
	'What a count above zero means';
COMMENT ON COLUMN pledge.mapping_check.action IS
	'What to do about it';

INSERT INTO pledge.mapping_check (check_id, severity, view_name, column_name, needs, counting_query, meaning, action) VALUES
	(1, 'warning', 'record', NULL, '{}',
	 'SELECT 1 WHERE NOT EXISTS (SELECT FROM %1$I.record)',
	 'The view returns no record.', 'Check its joins and conditions, and the rights of the role on the host''s tables.'),
	(2, 'error', 'record', 'record_key', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE record_key IS NULL',
	 'Records without a key are not assessed.', 'Map a column that is never null, or leave these rows out.'),
	(3, 'error', 'record', 'record_key', '{}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.record WHERE record_key IS NOT NULL GROUP BY record_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each record once: children of one record belong in record_subject.'),
	(4, 'error', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE NOT coalesce(isfinite(occurred_at), false)',
	 'Records without a date cannot be placed in a month, so they are not assessed.', 'Fall back on another time of the host, such as when the record was made.'),
	(5, 'warning', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE isfinite(occurred_at) AND occurred_at > now() + interval ''1 day''',
	 'Records lie in the future.', 'Check the order of day and month, and whether planned events are among the records.'),
	(6, 'note', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE isfinite(occurred_at) AND occurred_at::timestamp::time = time ''00:00''',
	 'Records happened at midnight to the second: most likely only the date is known.', 'Nothing: days are compared then, not hours.'),
	(7, 'warning', 'record', 'body', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE body IS NULL OR body !~ ''\S''',
	 'Records have no text: nothing is evidenced by them.', 'If the text stands elsewhere (a child table, a JSON path), map that.'),
	(8, 'warning', 'record', 'body_format', '{record.body_format}',
	 'SELECT count(*) FROM %1$I.record WHERE body_format NOT IN (''plain'', ''html'')',
	 'Text that is neither plain nor html is not read: cannot tell.', 'Turn it into plain text in the view, and give plain.'),
	(9, 'note', 'record', 'subject_key', '{record.subject_key}',
	 'SELECT count(*) FROM %1$I.record WHERE subject_key IS NULL',
	 'Records name no child: what depends on a child''s age is cannot tell, unless record_subject names one.', 'Map the child wherever the host knows it.'),
	(10, 'note', 'record', 'author_key', '{record.author_key}',
	 'SELECT count(*) FROM %1$I.record WHERE author_key IS NULL',
	 'Records name no author, so no team.', 'Map the author wherever the host knows one.'),
	(11, 'warning', 'record', 'batch_key', '{record.batch_key}',
	 'SELECT count(*) FROM %1$I.record WHERE batch_key IS NULL',
	 'Records without a batch_key are walked in one batch of their own.', 'Map a column that is never null.'),
	(12, 'warning', 'record', 'child_seen', '{record.child_seen}',
	 'SELECT count(*) FROM %1$I.record WHERE child_seen NOT IN (''yes'', ''no'', ''unknown'', ''na'')',
	 'Values are none of yes, no, unknown and na: read as unknown.', 'Translate them in the view.'),
	(13, 'warning', 'record', 'child_seen_alone', '{record.child_seen_alone}',
	 'SELECT count(*) FROM %1$I.record WHERE child_seen_alone NOT IN (''yes'', ''no'', ''unknown'', ''na'')',
	 'Values are none of yes, no, unknown and na: read as unknown.', 'Translate them in the view.'),
	(14, 'warning', 'record', 'visit_outcome', '{record.visit_outcome}',
	 'SELECT count(*) FROM %1$I.record WHERE visit_outcome NOT IN (''done'', ''no_access'', ''cancelled'')',
	 'Values are none of done, no_access and cancelled: read as unknown.', 'Translate them in the view.'),
	(15, 'note', 'record', 'state', '{record.state}',
	 'SELECT count(*) FROM %1$I.record WHERE state = ''draft''',
	 'Drafts are not assessed.', 'Nothing.'),
	(16, 'warning', 'record', 'child_seen', '{record.child_seen}',
	 'SELECT count(*) FROM %1$I.record HAVING count(*) >= 20 AND count(child_seen) = count(*) AND min(child_seen) = max(child_seen)',
	 'The column has one value in every record, so it says nothing.', 'Leave it out of the view until the host''s extract is mended.'),
	(17, 'warning', 'record', 'child_seen_alone', '{record.child_seen_alone}',
	 'SELECT count(*) FROM %1$I.record HAVING count(*) >= 20 AND count(child_seen_alone) = count(*) AND min(child_seen_alone) = max(child_seen_alone)',
	 'The column has one value in every record, so it says nothing.', 'Leave it out of the view until the host''s extract is mended.'),
	(18, 'note', 'record', 'body', '{record.subject_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.record WHERE body ~ ''\S'' GROUP BY hashtextextended(body, 0), occurred_at HAVING count(DISTINCT subject_key) > 1) AS copied',
	 'The same text stands at the same time in the records of several children.', 'If the host copies one note to each sibling, map it once, with the children in record_subject.'),
	(19, 'warning', 'record', 'supervisee_key', '{record.supervisee_key}',
	 'SELECT count(*) FROM %1$I.record WHERE supervisee_key IS NULL AND kind IN (SELECT k.host_kind FROM pledge.kinds_of(%2$L) AS k WHERE k.kind = ''supervision'')',
	 'Supervision names no supervisee, so it counts for the author''s team.', 'Map the supervisee wherever the host knows one.'),
	(20, 'warning', 'record', 'subject_key', '{record.subject_key,subject.subject_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE subject_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.subject AS s WHERE s.subject_key = r.subject_key)',
	 'Records name a child that the view subject does not have: age unknown.', 'Check that both views write the key alike (case, padding, prefix).'),
	(21, 'warning', 'record', 'author_key', '{record.author_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE author_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = r.author_key)',
	 'Records name an author whom the view worker does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(22, 'warning', 'record', 'author_key', '{record.author_key,post.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE author_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.post AS p WHERE p.worker_key = r.author_key AND (p.valid_from IS NULL OR p.valid_from::date <= r.occurred_at::date) AND coalesce(p.valid_to::date >= r.occurred_at::date, true))',
	 'The author had no post on the day, so the record belongs to no team.', 'Complete the posts, with those that have ended.'),
	(23, 'error', 'subject', 'subject_key', '{subject.subject_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.subject WHERE subject_key IS NOT NULL GROUP BY subject_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each child once.'),
	(24, 'note', 'subject', 'date_of_birth', '{subject.date_of_birth}',
	 'SELECT count(*) FROM %1$I.subject WHERE NOT coalesce(isfinite(date_of_birth), false)',
	 'Children without a date of birth: what depends on age is cannot tell.', 'Map the expected date for the unborn, or complete the host''s data.'),
	(25, 'warning', 'record_subject', 'record_key', '{record_subject.record_key,record.record_key}',
	 'SELECT count(*) FROM %1$I.record_subject AS l WHERE NOT EXISTS (SELECT FROM %1$I.record AS r WHERE r.record_key = l.record_key)',
	 'Rows belong to a record that the view record does not have.', 'Check that both views write the key alike and leave out the same rows.'),
	(26, 'warning', 'record_subject', 'subject_key', '{record_subject.subject_key,subject.subject_key}',
	 'SELECT count(*) FROM %1$I.record_subject AS l WHERE NOT EXISTS (SELECT FROM %1$I.subject AS s WHERE s.subject_key = l.subject_key)',
	 'Rows name a child that the view subject does not have: age unknown.', 'Check that both views write the key alike (case, padding, prefix).'),
	(27, 'warning', 'record_subject', NULL, '{record_subject.record_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.record_subject GROUP BY record_key, subject_key HAVING count(*) > 1) AS repeated',
	 'The same child is named more than once for a record; it is counted once.', 'Make the view return each pair once.'),
	(28, 'error', 'worker', 'worker_key', '{worker.worker_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.worker WHERE worker_key IS NOT NULL GROUP BY worker_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each worker once.'),
	(29, 'error', 'team', 'team_key', '{team.team_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.team WHERE team_key IS NOT NULL GROUP BY team_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each team once.'),
	(30, 'warning', 'team', 'parent_key', '{team.parent_key}',
	 'SELECT count(*) FROM %1$I.team AS t WHERE parent_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.team AS p WHERE p.team_key = t.parent_key)',
	 'Teams name a parent that the view does not have.', 'Add the services and areas above the teams to the view.'),
	(31, 'warning', 'post', 'team_key', '{post.team_key,team.team_key}',
	 'SELECT count(*) FROM %1$I.post AS p WHERE NOT EXISTS (SELECT FROM %1$I.team AS t WHERE t.team_key = p.team_key)',
	 'Posts are in a team that the view team does not have; it is shown by its key.', 'Check that both views write the key alike.'),
	(32, 'warning', 'post', 'worker_key', '{post.worker_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.post AS p WHERE NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = p.worker_key)',
	 'Posts are of a worker whom the view worker does not have.', 'Check that both views write the key alike.'),
	(33, 'warning', 'post', 'valid_to', '{post.valid_to}',
	 'SELECT count(*) FROM %1$I.post WHERE valid_to < valid_from',
	 'Posts end before they begin.', 'Correct the dates, or leave these rows out.'),
	(34, 'warning', 'record', 'body', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE octet_length(body) > 4000000',
	 'Texts of more than 4,000,000 bytes are not read: cannot tell.', 'No one record is so long. Look at how it is mapped.'),
	-- Values, constant columns and shares of what is not known.
	(35, 'warning', 'record', 'not_alone_reason', '{record.not_alone_reason}',
	 'SELECT count(*) FROM %1$I.record WHERE not_alone_reason NOT IN (''refused'', ''not_appropriate'', ''unable'', ''other'')',
	 'Values are none of refused, not_appropriate, unable and other: read as none.', 'Translate them in the view.'),
	(36, 'warning', 'record', 'visit_purpose', '{record.visit_purpose}',
	 'SELECT count(*) FROM %1$I.record WHERE visit_purpose NOT IN (''statutory'', ''see_child'', ''adults_only'', ''other'')',
	 'Values are none of statutory, see_child, adults_only and other: read as none.', 'Translate them in the view.'),
	(37, 'warning', 'record', 'subkind', '{record.subkind}',
	 'SELECT count(*) FROM %1$I.record WHERE subkind NOT IN (''case'', ''personal'', ''group'', ''letter'', ''conference'', ''core_group'', ''return_interview'')',
	 'Values are none of those of the contract: read as none.', 'Translate them in the view.'),
	(38, 'warning', 'record', 'participation_code', '{record.participation_code}',
	 'SELECT count(*) FROM %1$I.record WHERE participation_code !~ ''^([Pp][Nn])?[0-7]$''',
	 'Values are none of 0 to 7 and PN0 to PN7: read as unknown.', 'Translate them in the view.'),
	(39, 'note', 'record', 'decision_type', '{record.decision_type}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE decision_type IS NOT NULL AND NOT EXISTS (SELECT FROM pledge.delegation AS d WHERE d.decision_type = r.decision_type)',
	 'Types of decision are not in the scheme of delegation, so nobody asks at what level they were taken.', 'Translate them in the view, or add them with pledge.set_delegation.'),
	(40, 'warning', 'worker', 'grade', '{worker.grade}',
	 'SELECT count(*) FROM %1$I.worker AS w WHERE grade IS NOT NULL AND NOT EXISTS (SELECT FROM pledge.grade AS g WHERE g.grade = w.grade)',
	 'Grades are not known, so the level of a decision is cannot tell.', 'Translate them in the view, or add them with pledge.set_grade.'),
	(41, 'warning', 'post', 'grade', '{post.grade}',
	 'SELECT count(*) FROM %1$I.post AS p WHERE grade IS NOT NULL AND NOT EXISTS (SELECT FROM pledge.grade AS g WHERE g.grade = p.grade)',
	 'Grades are not known, so the level of a decision is cannot tell.', 'Translate them in the view, or add them with pledge.set_grade.'),
	(42, 'warning', 'record', 'visit_outcome', '{record.visit_outcome}',
	 'SELECT count(visit_outcome) FROM %1$I.record HAVING count(visit_outcome) >= 20 AND min(visit_outcome) = max(visit_outcome)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(43, 'warning', 'record', 'visit_purpose', '{record.visit_purpose}',
	 'SELECT count(visit_purpose) FROM %1$I.record HAVING count(visit_purpose) >= 20 AND min(visit_purpose) = max(visit_purpose)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(44, 'warning', 'record', 'not_alone_reason', '{record.not_alone_reason}',
	 'SELECT count(not_alone_reason) FROM %1$I.record HAVING count(not_alone_reason) >= 20 AND min(not_alone_reason) = max(not_alone_reason)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(45, 'warning', 'record', 'participation_code', '{record.participation_code}',
	 'SELECT count(participation_code) FROM %1$I.record HAVING count(participation_code) >= 20 AND min(participation_code) = max(participation_code)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(46, 'warning', 'record', 'subkind', '{record.subkind}',
	 'SELECT count(subkind) FROM %1$I.record HAVING count(subkind) >= 20 AND min(subkind) = max(subkind)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(47, 'warning', 'record', 'decision_type', '{record.decision_type}',
	 'SELECT count(decision_type) FROM %1$I.record HAVING count(decision_type) >= 20 AND min(decision_type) = max(decision_type)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(48, 'warning', 'record', 'decided_by_key', '{record.decided_by_key}',
	 'SELECT count(decided_by_key) FROM %1$I.record HAVING count(decided_by_key) >= 20 AND min(decided_by_key) = max(decided_by_key)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(49, 'warning', 'record', 'author_key', '{record.author_key}',
	 'SELECT count(author_key) FROM %1$I.record HAVING count(author_key) >= 20 AND min(author_key) = max(author_key)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(50, 'warning', 'record', 'supervisor_key', '{record.supervisor_key}',
	 'SELECT count(supervisor_key) FROM %1$I.record HAVING count(supervisor_key) >= 20 AND min(supervisor_key) = max(supervisor_key)',
	 'The column has one value wherever it has any, so it says nothing.', 'Leave it out of the view until the host''s extract is mended, unless the host truly knows one value only.'),
	(51, 'note', 'record', 'child_seen', '{record.child_seen}',
	 'SELECT count(*) FILTER (WHERE child_seen IS NULL OR child_seen NOT IN (''yes'', ''no'', ''na'')) FROM %1$I.record WHERE kind IN (SELECT k.host_kind FROM pledge.kinds_of(%2$L) AS k WHERE k.kind = ''visit'') HAVING count(*) FILTER (WHERE child_seen IS NULL OR child_seen NOT IN (''yes'', ''no'', ''na'')) * 2 > count(*)',
	 'More than half of the visits do not say whether the child was seen.', 'Ask whether the host''s box is used, or map another that is.'),
	(52, 'note', 'record', 'child_seen_alone', '{record.child_seen_alone}',
	 'SELECT count(*) FILTER (WHERE child_seen_alone IS NULL OR child_seen_alone NOT IN (''yes'', ''no'', ''na'')) FROM %1$I.record WHERE kind IN (SELECT k.host_kind FROM pledge.kinds_of(%2$L) AS k WHERE k.kind = ''visit'') HAVING count(*) FILTER (WHERE child_seen_alone IS NULL OR child_seen_alone NOT IN (''yes'', ''no'', ''na'')) * 2 > count(*)',
	 'More than half of the visits do not say whether the child was seen alone.', 'Ask whether the host''s box is used, or map another that is.'),
	(53, 'note', 'record', 'visit_outcome', '{record.visit_outcome}',
	 'SELECT count(*) FILTER (WHERE visit_outcome IS NULL OR visit_outcome NOT IN (''done'', ''no_access'', ''cancelled'')) FROM %1$I.record WHERE kind IN (SELECT k.host_kind FROM pledge.kinds_of(%2$L) AS k WHERE k.kind = ''visit'') HAVING count(*) FILTER (WHERE visit_outcome IS NULL OR visit_outcome NOT IN (''done'', ''no_access'', ''cancelled'')) * 2 > count(*)',
	 'More than half of the visits do not say how it ended.', 'Ask whether the host''s box is used, or map another that is.'),
	(54, 'note', 'record', 'recorded_at', '{record.recorded_at}',
	 'SELECT count(*) FILTER (WHERE recorded_at IS NULL) FROM %1$I.record HAVING count(*) FILTER (WHERE recorded_at IS NULL) * 2 > count(*)',
	 'More than half of the records do not say when they were written up: in time is cannot tell for them.', 'Map the time of creation, if the host keeps it.'),
	(55, 'note', 'subject', 'date_of_birth', '{subject.date_of_birth}',
	 'SELECT count(*) FILTER (WHERE date_of_birth IS NULL) FROM %1$I.subject HAVING count(*) FILTER (WHERE date_of_birth IS NULL) * 5 > count(*)',
	 'More than a fifth of the children have no date of birth.', 'Look whether another column or table of the host has it.'),
	(56, 'warning', 'record', 'recorded_at', '{record.recorded_at}',
	 'SELECT count(*) FROM %1$I.record WHERE recorded_at::timestamp::date < occurred_at::timestamp::date',
	 'Records were written up before they happened: in time is cannot tell for them.', 'Check which time is which, and in which zone each is kept.'),
	(57, 'warning', 'record', 'recorded_at', '{record.recorded_at}',
	 'SELECT count(*) FROM %1$I.record WHERE recorded_at > now() + interval ''1 day''',
	 'Times of recording lie in the future: in time is cannot tell for them.', 'Check the order of day and month.'),
	(58, 'note', 'record', 'recorded_at', '{record.recorded_at}',
	 'SELECT count(*) FROM %1$I.record WHERE recorded_at > occurred_at + interval ''1 year''',
	 'Records were written up more than a year after they happened.', 'If a migration set these times, leave them null: recorded late would accuse people of what a migration did.'),
	(59, 'note', 'record', 'recorded_at', '{record.recorded_at}',
	 'SELECT count(*) FROM %1$I.record WHERE isfinite(recorded_at) AND recorded_at::timestamp::time = time ''00:00''',
	 'Records were written up at midnight to the second: most likely only the day is known.', 'Nothing: days are compared then, not hours.'),
	(60, 'warning', 'record', 'recorded_at', '{record.recorded_at}',
	 'SELECT count(*) FROM %1$I.record HAVING count(recorded_at) >= 20 AND count(recorded_at) = count(*) AND bool_and(recorded_at = occurred_at)',
	 'The time of recording is the time of happening in every record, so it says nothing.', 'Map the time of creation, or leave the column out.'),
	(61, 'warning', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FILTER (WHERE early) FROM (SELECT isfinite(occurred_at) AND occurred_at::timestamp::time > time ''00:00'' AND occurred_at::timestamp::time < time ''05:00'' AS early FROM %1$I.record) AS timed HAVING count(*) >= 20 AND count(*) FILTER (WHERE early) * 20 > count(*)',
	 'More than one record in twenty happened between midnight and five in the morning.', 'Check the time zone that the source was attached with, and whether the host keeps its times in UTC.'),
	(62, 'note', 'record', 'occurred_at', '{record.subject_key,period.subject_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE subject_key IN (SELECT d.subject_key FROM %1$I.period AS d) AND NOT EXISTS (SELECT FROM %1$I.period AS d WHERE d.subject_key = r.subject_key AND coalesce(d.valid_from <= r.occurred_at, true) AND coalesce(d.valid_to::date >= r.occurred_at::date, true))',
	 'Records lie outside every period of their child: no status is theirs.', 'Check that the periods are complete, and that both views mean the same child.'),
	(63, 'warning', 'record', 'supervisor_key', '{record.supervisor_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE supervisor_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = r.supervisor_key)',
	 'Records name a worker whom the view worker does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(64, 'warning', 'record', 'supervisee_key', '{record.supervisee_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE supervisee_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = r.supervisee_key)',
	 'Records name a worker whom the view worker does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(65, 'warning', 'record', 'decided_by_key', '{record.decided_by_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE decided_by_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = r.decided_by_key)',
	 'Records name a worker whom the view worker does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(66, 'warning', 'period', 'subject_key', '{period.subject_key,subject.subject_key}',
	 'SELECT count(*) FROM %1$I.period AS o WHERE subject_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.subject AS s WHERE s.subject_key = o.subject_key)',
	 'Rows name a child that the view subject does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(67, 'warning', 'event', 'subject_key', '{event.subject_key,subject.subject_key}',
	 'SELECT count(*) FROM %1$I.event AS o WHERE subject_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.subject AS s WHERE s.subject_key = o.subject_key)',
	 'Rows name a child that the view subject does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(68, 'warning', 'authorisation', 'record_key', '{authorisation.record_key,record.record_key}',
	 'SELECT count(*) FROM %1$I.authorisation AS o WHERE NOT EXISTS (SELECT FROM %1$I.record AS r WHERE r.record_key = o.record_key)',
	 'Rows belong to a record that the view record does not have.', 'Check that both views write the key alike and leave out the same rows.'),
	(69, 'warning', 'action', 'record_key', '{action.record_key,record.record_key}',
	 'SELECT count(*) FROM %1$I.action AS o WHERE NOT EXISTS (SELECT FROM %1$I.record AS r WHERE r.record_key = o.record_key)',
	 'Rows belong to a record that the view record does not have.', 'Check that both views write the key alike and leave out the same rows.'),
	(70, 'warning', 'period', 'team_key', '{period.team_key,team.team_key}',
	 'SELECT count(*) FROM %1$I.period AS d WHERE team_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.team AS t WHERE t.team_key = d.team_key)',
	 'Periods are with a team that the view team does not have; it is shown by its key.', 'Check that both views write the key alike.'),
	(71, 'warning', 'period', 'worker_key', '{period.worker_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.period AS d WHERE worker_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = d.worker_key)',
	 'Periods are allocated to a worker whom the view worker does not have.', 'Check that both views write the key alike.'),
	(72, 'warning', 'period', 'valid_from', '{period.valid_from}',
	 'SELECT count(*) FROM %1$I.period WHERE valid_from IS NULL',
	 'Periods without a beginning: what was due in them is cannot tell.', 'Fall back on another date of the host, such as that of the referral.'),
	(73, 'warning', 'period', 'valid_to', '{period.valid_to}',
	 'SELECT count(*) FROM %1$I.period WHERE valid_to < valid_from',
	 'Periods end before they begin, so they are left out.', 'Correct the dates in the host.'),
	(74, 'warning', 'period', 'valid_from', '{period.valid_to}',
	 'SELECT count(*) FROM (SELECT valid_from <= max(coalesce(valid_to::date, ''infinity'')) OVER (PARTITION BY subject_key, status ORDER BY valid_from, valid_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS repeated FROM %1$I.period WHERE coalesce(valid_to >= valid_from, true) AND valid_from IS NOT NULL) AS d WHERE repeated',
	 'Periods of the same child and status overlap; they are taken as one.', 'If a period is written once for each worker or plan, end the one on the day before the next begins.'),
	(75, 'note', 'period', 'valid_from', '{period.valid_from}',
	 'SELECT count(*) FROM %1$I.period WHERE valid_from > now() + interval ''1 day''',
	 'Periods begin in the future.', 'Check the order of day and month, and whether planned periods are among them.'),
	(76, 'note', 'period', 'worker_key', '{period.worker_key}',
	 'SELECT count(*) FROM %1$I.period WHERE worker_key IS NULL AND valid_to IS NULL',
	 'Open periods without an allocated worker: these children are shown as unallocated.', 'Nothing, if it is so; otherwise complete the view.'),
	(77, 'warning', 'post', 'manager_key', '{post.manager_key}',
	 'SELECT count(DISTINCT a.worker_key) FROM %1$I.post AS a JOIN %1$I.post AS b ON b.worker_key = a.worker_key AND b.manager_key > a.manager_key AND coalesce(a.valid_from <= b.valid_to, true) AND coalesce(b.valid_from <= a.valid_to, true)',
	 'Workers have two managers on one day: supervision by either counts as the manager''s.', 'Nothing, if it is so; otherwise end the earlier post.'),
	(78, 'warning', 'post', 'manager_key', '{post.manager_key}',
	 'SELECT count(*) FROM %1$I.post WHERE manager_key = worker_key',
	 'Workers are their own managers.', 'Leave the manager null there.'),
	(79, 'warning', 'event', 'at', '{event.at}',
	 'SELECT count(*) FROM %1$I.event WHERE NOT coalesce(isfinite(at), false)',
	 'Events without a time are left out.', 'Fall back on another time of the host.'),
	(80, 'warning', 'event', 'at', '{event.at}',
	 'SELECT count(*) FROM %1$I.event WHERE at > now() + interval ''1 day''',
	 'Events lie in the future.', 'Check the order of day and month, and whether planned events are among them.'),
	(81, 'warning', 'authorisation', 'at', '{authorisation.at,record.record_key}',
	 'SELECT count(*) FROM %1$I.authorisation AS a JOIN %1$I.record AS r ON r.record_key = a.record_key WHERE a.at::timestamp::date < r.occurred_at::timestamp::date',
	 'Records were authorised before they happened.', 'Check which time is which.'),
	(82, 'note', 'action', 'due_on', '{action.due_on}',
	 'SELECT count(*) FROM %1$I.action WHERE NOT coalesce(isfinite(due_on), false)',
	 'Actions without a date: whether they are done in time cannot be told.', 'Map the date, if the host keeps it.'),
	(83, 'warning', 'action', 'done_on', '{action.done_on}',
	 'SELECT count(*) FROM %1$I.action WHERE done_on > now() + interval ''1 day''',
	 'Actions were done in the future.', 'Check the order of day and month.'),
	(84, 'warning', 'subject', 'date_of_birth', '{subject.date_of_birth}',
	 'SELECT count(*) FROM %1$I.subject WHERE date_of_birth > now() + interval ''1 year'' OR date_of_birth < now() - interval ''100 years''',
	 'Dates of birth lie more than a year ahead or a hundred years back.', 'Leave them null where the host fills in a date for not known.');

-- The longest value of each key column that is longer than a key may be. Only
-- lengths come back, never a key.
CREATE FUNCTION pledge.long_keys(schema_name text)
RETURNS TABLE (view_name text, column_name text, longest integer, affected_count bigint)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapped text[] := pledge.mapped_columns(schema_name);
	key record;
BEGIN
	FOR key IN
		SELECT contract.view_name AS of_view, contract.column_name AS of_column
		FROM pledge.mapping_column AS contract
		WHERE contract.is_key AND contract.view_name || '.' || contract.column_name = ANY (mapped)
		ORDER BY contract.view_name, contract.position
	LOOP
		view_name := key.of_view;
		column_name := key.of_column;
		EXECUTE format('SELECT max(length(%1$I)), count(*) FROM %2$I.%3$I WHERE length(%1$I) > 128',
					   key.of_column, schema_name, key.of_view)
		INTO longest, affected_count;
		IF affected_count > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
END;
$$;

COMMENT ON FUNCTION pledge.long_keys(text) IS
	'Key columns of the mapping views that hold values of more than 128 characters, with the longest length and how many';

-- Values of kind that nobody mapped. A value longer than a code would be might
-- be narrative, mapped by mistake: it is counted, not shown.
CREATE FUNCTION pledge.unmapped_kinds(source_id smallint, schema_name text)
RETURNS TABLE (host_kind text, affected_count bigint)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY EXECUTE format($query$
		SELECT CASE WHEN grouped.shown THEN grouped.kind END, sum(grouped.count)::bigint
		FROM (SELECT r.kind::text AS kind, count(*) AS count,
					 length(r.kind) <= 40 AND row_number() OVER (ORDER BY length(r.kind) > 40, count(*) DESC, r.kind) <= 20 AS shown
			  FROM %I.record AS r
			  WHERE r.kind IS NOT NULL AND r.kind NOT IN (SELECT known.host_kind FROM pledge.kinds_of($1) AS known)
			  GROUP BY r.kind) AS grouped
		GROUP BY 1 ORDER BY 2 DESC, 1$query$, schema_name)
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.unmapped_kinds(smallint, text) IS
	'Host kinds that are neither standard nor in pledge.kind_map, with how many records; null stands for values too long or too many to show';

-- Asks the planner whether a batch of records can be read without reading all
-- of them: 1 when it cannot, and there are enough records for it to matter.
CREATE FUNCTION pledge.is_slow_to_walk(schema_name text, batch_column text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	lowest text;
	plan json;
	batch_cost double precision;
	whole_cost double precision;
	whole_rows double precision;
BEGIN
	EXECUTE format('SELECT min(%2$I)::text FROM %1$I.record', schema_name, batch_column) INTO lowest;
	IF lowest IS NULL THEN
		RETURN false;
	END IF;
	EXECUTE format('EXPLAIN (FORMAT JSON) SELECT record_key, body FROM %I.record', schema_name) INTO plan;
	whole_cost := (plan -> 0 -> 'Plan' ->> 'Total Cost')::double precision;
	whole_rows := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
	EXECUTE format('EXPLAIN (FORMAT JSON) SELECT record_key, body FROM %1$I.record WHERE %2$I = %3$L',
				   schema_name, batch_column, lowest) INTO plan;
	batch_cost := (plan -> 0 -> 'Plan' ->> 'Total Cost')::double precision;
	RETURN whole_rows >= 10000 AND batch_cost > whole_cost / 5;
END;
$$;

COMMENT ON FUNCTION pledge.is_slow_to_walk(text, text) IS
	'Whether the planner would read most of the host''s records to find one batch of them, by the column they are walked by';

-- Reads a whole view, or the rows of it that a condition picks out, only to see
-- whether it raises. The server's message is never looked at: it may quote a
-- record. Returns the SQLSTATE, or null when all went well.
CREATE FUNCTION pledge.view_failure(
	schema_name text,
	view_name text,
	condition text DEFAULT 'true',
	lower_bound text DEFAULT NULL,
	upper_bound text DEFAULT NULL
)
RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format('SELECT count(mapping.*) FROM %I.%I AS mapping WHERE %s', schema_name, view_name, condition)
	USING lower_bound, upper_bound;
	RETURN NULL;
EXCEPTION WHEN assert_failure OR OTHERS THEN
	RETURN SQLSTATE;
END;
$$;

COMMENT ON FUNCTION pledge.view_failure(text, text, text, text, text) IS
	'SQLSTATE of the error that reading a mapping view raises, or null; the message itself is withheld, since it may quote a record';

-- Everything about the contents of the views that takes more than one count.
CREATE FUNCTION pledge.content_problems(source pledge.source, mapped text[])
RETURNS TABLE (severity text, view_name text, column_name text, affected_count bigint, meaning text, action text)
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT 'error', long.view_name, long.column_name, long.affected_count,
		   format('Keys are longer than 128 characters (the longest has %s), so a run stops.', long.longest),
		   'Map a shorter key; keys are not cut.'
	FROM pledge.long_keys((source).schema_name) AS long
	UNION ALL
	SELECT 'warning', 'record', 'kind', unmapped.affected_count,
		   CASE WHEN unmapped.host_kind IS NULL
				THEN 'Kinds that are too long or too many to show are not mapped: every measure is cannot tell.'
				ELSE format('Nobody has said what kind "%s" is: every measure is cannot tell.', unmapped.host_kind) END,
		   'Translate it in the view, or add a row to pledge.kind_map.'
	FROM pledge.unmapped_kinds((source).source_id, (source).schema_name) AS unmapped
	UNION ALL
	SELECT 'note', missing.view_name, missing.column_name, NULL, missing.meaning, 'Map it, if the host knows it.'
	FROM (VALUES
		('record', 'subject_key', 'It is not mapped: what depends on a child''s age is cannot tell, unless record_subject names the child.'),
		('record', 'author_key', 'It is not mapped: no record belongs to a team, but supervision with a supervisee.'),
		('record', 'recorded_at', 'It is not mapped: whether records were written up in time is cannot tell.'),
		('record', 'decision_type', 'It is not mapped: at what level a decision belongs is cannot tell.'),
		('record', 'decided_by_key', 'It is not mapped: at what level a decision was taken is cannot tell.'),
		('record', 'visit_outcome', 'It is not mapped: most of what is asked of visits is cannot tell.'),
		('record', 'subkind', 'It is not mapped: what is asked of conferences and core groups, and of supervision that names no child, is cannot tell.'),
		('subject', 'date_of_birth', 'It is not mapped: what depends on a child''s age is cannot tell.'),
		('post', 'worker_key', 'It is not mapped: no record belongs to a team, unless periods name one.'),
		('post', 'manager_key', 'It is not mapped: whether supervision is by the own manager is cannot tell.'),
		('period', 'subject_key', 'It is not mapped: status, allocation and everything that falls due are cannot tell.'),
		('event', 'subject_key', 'It is not mapped: oversight after an event is cannot tell.'),
		('authorisation', 'record_key', 'It is not mapped: whether records are authorised is cannot tell.'),
		('action', 'record_key', 'It is not mapped: whether actions are done is cannot tell.')) AS missing (view_name, column_name, meaning)
	WHERE missing.view_name || '.' || missing.column_name <> ALL (mapped)
	UNION ALL
	SELECT 'warning', 'record', walked.batch_column, NULL,
		   'Every batch of a run would read most of the host''s records.',
		   'Map a column that the host has an index on as batch_key, with no cast.'
	FROM (SELECT CASE WHEN 'record.batch_key' = ANY (mapped) THEN 'batch_key' ELSE 'occurred_at' END) AS walked (batch_column)
	WHERE pledge.is_slow_to_walk((source).schema_name, walked.batch_column);
END;

COMMENT ON FUNCTION pledge.content_problems(pledge.source, text[]) IS
	'Keys that are too long, kinds that nobody mapped, and a view that is slow to walk';

-- A view that can be read whole may still raise when a condition is put on it:
-- the planner may move that condition before those of the view.
CREATE FUNCTION pledge.unmade_check(view_name text, failure text)
RETURNS TABLE (severity text, of_view text, column_name text, affected_count bigint, meaning text, action text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT 'error', unmade_check.view_name, NULL, NULL::bigint,
		   format('A check could not be made: the view raised an error (SQLSTATE %s) once a condition was put on it.', failure),
		   'Make each expression of the view safe for every row below it, not only for the rows that its conditions keep.';
END;

COMMENT ON FUNCTION pledge.unmade_check(text, text) IS
	'The row that pledge.check_source reports when a check itself runs into an error of the host';

CREATE FUNCTION pledge.check_source(name text)
RETURNS TABLE (severity text, view_name text, column_name text, affected_count bigint, meaning text, action text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET row_security = off
SET timezone = 'UTC'	-- the source's own is set below, and forgotten together with this one
AS $$
DECLARE
	source pledge.source := pledge.find_source(name);
	mapped text[];
	mapped_views text[];
	failure text;
	failed_views text[] := '{}';
	test pledge.mapping_check;
BEGIN
	PERFORM set_config('timezone', source.time_zone, true);
	RETURN QUERY
		SELECT p.severity, p.view_name, p.column_name, NULL::bigint, p.meaning, p.action
		FROM pledge.mapping_problems(source.schema_name, source.characteristics) AS p;
	IF EXISTS (SELECT FROM pledge.mapping_problems(source.schema_name, source.characteristics) AS p
			   WHERE p.severity = 'error') THEN
		RETURN QUERY SELECT 'note', NULL, NULL, NULL::bigint,
			'What the views hold was not read.', 'Mend the errors above, and check again.';
		RETURN;
	END IF;

	mapped := pledge.mapped_columns(source.schema_name);
	SELECT array_agg(DISTINCT split_part(path, '.', 1)) INTO mapped_views FROM unnest(mapped) AS path;
	FOREACH view_name IN ARRAY mapped_views LOOP
		failure := pledge.view_failure(source.schema_name, view_name);
		IF failure IS NOT NULL THEN
			failed_views := failed_views || view_name;
			RETURN QUERY SELECT 'error', check_source.view_name, NULL, NULL::bigint,
				format('The view raises an error when it is read (SQLSTATE %s), so a run stops.', failure),
				'A cast or a function in it fails on some row. Select from the view to find it; the message is withheld here, as it may quote a record.';
		END IF;
	END LOOP;

	FOR test IN
		SELECT c.* FROM pledge.mapping_check AS c
		WHERE c.needs::text[] <@ mapped AND c.view_name::text = ANY (mapped_views)
		ORDER BY c.check_id
	LOOP
		CONTINUE WHEN test.view_name::text = ANY (failed_views)
			OR EXISTS (SELECT FROM unnest(test.needs) AS path WHERE split_part(path, '.', 1) = ANY (failed_views));
		BEGIN
			EXECUTE format(test.counting_query, source.schema_name, source.source_id) INTO affected_count;
			RETURN QUERY SELECT test.severity::text, test.view_name::text, test.column_name::text,
				check_source.affected_count, test.meaning::text, test.action::text WHERE check_source.affected_count > 0;
		EXCEPTION WHEN assert_failure OR OTHERS THEN
			RETURN QUERY SELECT * FROM pledge.unmade_check(test.view_name, SQLSTATE);
		END;
	END LOOP;
	IF failed_views = '{}' THEN
		BEGIN
			RETURN QUERY SELECT p.* FROM pledge.content_problems(source, mapped) AS p;
		EXCEPTION WHEN assert_failure OR OTHERS THEN
			RETURN QUERY SELECT * FROM pledge.unmade_check('record', SQLSTATE);
		END;
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.check_source(text) IS
	'Every problem of an attached source: how bad it is, where, how many rows, what it means and what to do; no row when all is well';

-- Whoever checks a source runs code of its views.
REVOKE EXECUTE ON FUNCTION
	pledge.long_keys(text),
	pledge.unmapped_kinds(smallint, text),
	pledge.is_slow_to_walk(text, text),
	pledge.view_failure(text, text, text, text, text),
	pledge.content_problems(pledge.source, text[]),
	pledge.unmade_check(text, text),
	pledge.check_source(text)
FROM PUBLIC;
