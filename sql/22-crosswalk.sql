-- Which measures speak for which commitment. A link is made only where a fair
-- leader would take the one for a sign of the other. Weight 3 is the thing
-- promised itself, 2 a good sign of it, 1 a hint.

CREATE TABLE pledge.commitment_measure (
	commitment_id	smallint	NOT NULL,
	measure_id		smallint	NOT NULL,
	weight			smallint	NOT NULL,
	reason			varchar(400) NOT NULL,
	CONSTRAINT commitment_measure_pkey PRIMARY KEY (commitment_id, measure_id),
	CONSTRAINT commitment_measure_commitment_fkey FOREIGN KEY (commitment_id)
		REFERENCES pledge.commitment (commitment_id),
	CONSTRAINT commitment_measure_weight_check CHECK (weight BETWEEN 1 AND 3)
);

COMMENT ON TABLE pledge.commitment_measure IS
	'Which measures give evidence for which commitment, how much each weighs, and why it is accepted as evidence';
COMMENT ON COLUMN pledge.commitment_measure.commitment_id IS
	'The commitment';
COMMENT ON COLUMN pledge.commitment_measure.measure_id IS
	'The measure that gives evidence for it';
COMMENT ON COLUMN pledge.commitment_measure.weight IS
	'3: the thing promised itself; 2: a good sign of it; 1: a hint';
COMMENT ON COLUMN pledge.commitment_measure.reason IS
	'Why a fair leader would accept it, or why it weighs so little';

-- Codes are easier to check than numbers, so the links are written in codes and
-- joined here. The joins are outer: a misspelt code then arrives as a null id
-- and stops the installation, where an inner join would lose the link silently.
INSERT INTO pledge.commitment_measure (commitment_id, measure_id, weight, reason)
SELECT commitment.commitment_id, measure.measure_id, link.weight, link.reason
FROM (VALUES
	-- Leadership Pledge
	('LP-03', 'oversight_directs', 2,
	 'Staff can answer for their work when their manager''s direction is clear. It shows the support, not the absence of blame.'),
	('LP-04', 'balanced', 3,
	 'Judging risk fairly means setting what protects a child beside what endangers them.'),
	('LP-04', 'mitigated', 3,
	 'The pledge asks for a plan wherever there is a risk.'),
	('LP-04', 'proportionate', 3,
	 'Weighing whether less would do is what proportion means.'),
	('LP-05', 'rationale_given', 3,
	 'A recorded reason is the pledge itself.'),
	('LP-05', 'oversight_reasoned', 2,
	 'The pledge speaks of managers'' decisions first. Asked of them alone, a manager''s silence is not lost among the many decisions of others.'),
	('LP-05', 'actions_clear', 2,
	 'The pledge also asks that what follows from a decision be recorded plainly.'),
	('LP-08', 'oversight_reasoned', 3,
	 'A manager who decides and says why has seen the work and left a mark that can be followed.'),
	('LP-08', 'oversight_directs', 2,
	 'Direction that goes beyond forms shows a manager who looks at the child and not only at the figures.'),
	('LP-09', 'partners_in', 1,
	 'Shared knowledge is a sign of partnership at work. How well partners get on, no record tells.'),
	('LP-10', 'family_heard', 2,
	 'Working with a family begins with taking down what its members think.'),
	('LP-10', 'respectful', 2,
	 'Words that blame are the opposite of respect, and the family may one day read them. It stands beside the score.'),
	('LP-11', 'voice_heard', 2,
	 'A worker in whose records a child can be heard has made some relationship with that child.'),
	('LP-11', 'family_heard', 2,
	 'Honest relationships with parents leave their views on the file.'),
	('LP-11', 'respectful', 2,
	 'Respect shows in the words chosen. It stands beside the score.'),
	('LP-12', 'voice_counts', 3,
	 'Doing one''s best with children, and not only for them, means that their views change plans.'),

	-- Signs of Leadership
	('SL-01', 'voice_heard', 3,
	 'Listening to the child is the heart of this pledge.'),
	('SL-01', 'daily_life', 2,
	 'A service that puts children first knows what their days are like.'),
	('SL-02', 'network_used', 2,
	 'A child can stay in the family only if the family has been looked for. It does not show where the child went to live.'),
	('SL-03', 'voice_counts', 3,
	 'The pledge promises that children''s wishes shape their plans.'),
	('SL-03', 'family_heard', 2,
	 'Working together with a family means having its views.'),
	('SL-03', 'history_used', 2,
	 'The pledge promises to understand what a family has come through.'),
	('SL-04', 'balanced', 3,
	 'Strengths and dangers are named together in this pledge.'),
	('SL-04', 'mitigated', 2,
	 'To address a risk is to say what will be done about it.'),
	('SL-04', 'proportionate', 3,
	 'The pledge promises the lightest help that will do.'),
	('SL-06', 'oversight_reasoned', 2,
	 'Reasoned oversight shows managers engaged with practice. It shows them one decision at a time, not what they model.'),
	('SL-07', 'rationale_given', 1,
	 'Workers who feel backed tend to say why they decide. Habit or a template can have the same result.'),
	('SL-07', 'oversight_directs', 2,
	 'Support in making decisions shows in oversight that helps the worker forward.'),

	-- Multi-agency practice
	('MP-M1', 'options_weighed', 3,
	 'Debate before a decision leaves the courses that were weighed.'),
	('MP-M1', 'rationale_given', 2,
	 'Analysis shows in the reason given.'),
	('MP-M1', 'partners_in', 2,
	 'Information from all services can be analysed only if it has arrived.'),
	('MP-M3', 'partners_in', 2,
	 'Drawing on several agencies begins with knowing what they know.'),
	('MP-M3', 'daily_life', 1,
	 'Seeing the whole of a child''s life is where support for the whole child starts. It does not show that support came.'),
	('MP-M4', 'identity', 1,
	 'Thought about who a child is works against stereotypes. Whether discrimination was challenged, it does not show.'),
	('MP-M5', 'options_weighed', 1,
	 'A second course on paper hints that someone thought differently. Who spoke up, it does not show.'),
	('MP-P1', 'partners_in', 2,
	 'Practitioners promise to share what each of them knows.'),
	('MP-P1', 'voice_heard', 3,
	 'The promise places the child''s voice in the middle.'),
	('MP-P1', 'daily_life', 3,
	 'How the child lives, day by day, is the picture they promise to put together.'),
	('MP-P3', 'partners_in', 1,
	 'Knowledge that is shared suggests a relationship; it is not one.'),
	('MP-P4', 'circumstances_seen', 1,
	 'To tell hardship from harm one must first see the hardship. Whether the two were told apart, only a reader can say.'),

	-- The leadership challenges
	('LC-1b', 'oversight_directs', 1,
	 'Oversight that thinks beyond compliance is the culture the review hoped for. The trend says more than the level.'),
	('LC-1b', 'respectful', 1,
	 'Words change when a culture does, but slowly and for other reasons too. It stands beside the score.'),
	('LC-2b', 'oversight_directs', 2,
	 'Oversight about forms and deadlines alone is the very habit whose return is feared.'),
	('LC-2b', 'respectful', 1,
	 'Blaming words that come back hint at an old culture coming back. It stands beside the score.'),
	('LC-3', 'oversight_reasoned', 2,
	 'Daily leadership shows in managers'' reasoned decisions on cases.'),

	-- Leadership Capability Framework: Curiosity
	('CF-CURIOSITY-02', 'respectful', 1,
	 'What language does to people is part of this. A record without blame hints at care with words. It stands beside the score.'),
	('CF-CURIOSITY-02-B', 'respectful', 1,
	 'A record without blaming words hints that their effect was thought of. It stands beside the score.'),
	('CF-CURIOSITY-03', 'respectful', 1,
	 'Labels are where prejudice reaches the page; their absence is a hint and no more. It stands beside the score.'),
	('CF-CURIOSITY-06', 'partners_in', 1,
	 'Teams whose leaders know the partners tend to share more with them. Knowing the partners'' priorities leaves no trace in records.'),
	('CF-CURIOSITY-06-A', 'partners_in', 1,
	 'Working together shows in what is shared. What the leader knows of other services does not.'),
	('CF-CURIOSITY-07', 'circumstances_seen', 1,
	 'Assessments that see poverty hint at a service alert to it. Whose voices go unheard needs other data.'),

	-- Clarity
	('CF-CLARITY-01', 'actions_clear', 1,
	 'Clear expectations show on a case as clear next steps. The vision itself is not in records.'),
	('CF-CLARITY-01-A', 'actions_clear', 1,
	 'Who does what, and by when, is guidance at its smallest.'),
	('CF-CLARITY-02', 'child_in_supervision', 2,
	 'A team united around children talks of the child when it talks of the case.'),
	('CF-CLARITY-02-A', 'child_in_supervision', 2,
	 'Supervision is the conversation in which a middle leader can keep the child in view.'),
	('CF-CLARITY-03', 'identity', 1,
	 'Thought about who a child is belongs to inclusive practice. Taking discrimination apart is more than that.'),
	('CF-CLARITY-03-A', 'identity', 1,
	 'Where a leader keeps people aware of oppression, records tend to say more of a child''s identity.'),
	('CF-CLARITY-04', 'balanced', 2,
	 'Practice built on strengths sets them beside the risks.'),
	('CF-CLARITY-04', 'mitigated', 1,
	 'Risk is still to be managed while families find their own answers.'),
	('CF-CLARITY-04-B', 'balanced', 2,
	 'A strengths-based way with risk puts both on the page.'),
	('CF-CLARITY-04-B', 'mitigated', 2,
	 'Safe handling of risk shows in a plan for it.'),
	('CF-CLARITY-05', 'family_heard', 2,
	 'An understanding made with the family contains what its members said.'),
	('CF-CLARITY-05', 'network_used', 1,
	 'Knowing how a family works includes knowing who else belongs to it.'),
	('CF-CLARITY-05', 'history_used', 3,
	 'Understanding the past of a family is named in so many words.'),
	('CF-CLARITY-05', 'partners_in', 1,
	 'The understanding is to be shared among professionals, and so has to travel between them.'),
	('CF-CLARITY-05-A', 'partners_in', 1,
	 'Exchange with agencies is a sign of good communication. Persuasion leaves no trace.'),

	-- Complexity
	('CF-COMPLEXITY-02', 'rationale_given', 3,
	 'Recording why is asked for outright.'),
	('CF-COMPLEXITY-02', 'oversight_directs', 1,
	 'Oversight that looks past forms hints that bureaucracy is kept in its place.'),
	('CF-COMPLEXITY-02-A', 'oversight_directs', 1,
	 'A manager who judges which process matters does not oversee by forms alone.'),
	('CF-COMPLEXITY-03', 'rationale_given', 2,
	 'An informed decision can say what it rests on.'),
	('CF-COMPLEXITY-03', 'options_weighed', 3,
	 'Critical thinking about a decision means weighing more than one course.'),
	('CF-COMPLEXITY-03', 'balanced', 2,
	 'Seeing a case whole includes what goes well and what does not.'),
	('CF-COMPLEXITY-03-A', 'options_weighed', 2,
	 'Weighing courses against each other is analysis that can be seen.'),
	('CF-COMPLEXITY-03-A', 'balanced', 2,
	 'Risks and strengths side by side show that more than one kind of evidence was used.'),
	('CF-COMPLEXITY-03-B', 'oversight_reasoned', 2,
	 'A manager who decides with reasons owns the result with the worker.'),
	('CF-COMPLEXITY-03-B', 'mitigated', 2,
	 'Decisions that manage a risk say how.')
) AS link (commitment_code, measure_code, weight, reason)
LEFT JOIN pledge.commitment AS commitment ON commitment.code = link.commitment_code
LEFT JOIN pledge.measure AS measure ON measure.code = link.measure_code;
