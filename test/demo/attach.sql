-- What a database administrator does once the mapping views are written: create
-- the extension, attach the views, have the records assessed.
CREATE EXTENSION pledge;

SELECT pledge.attach_source('hackney', 'map_hackney', characteristics => '{ethnicity,disabled,gender}');

CALL pledge.assess('hackney');

-- What the authority wants to reach, and the step of change it is proud of.
SELECT pledge.set_target('rationale_given', 0.8), pledge.set_target('in_time', 0.6), pledge.set_target('family_heard', 0.5);
SELECT pledge.set_milestone('template', 'The new supervision template is in use',
	due_on => (date_trunc('month', now()) - interval '8 months')::date, reached_on => (date_trunc('month', now()) - interval '8 months')::date + 9);
