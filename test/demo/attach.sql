-- What a database administrator does once the mapping views are written: create
-- the extension, attach the views, have the records assessed.
CREATE EXTENSION pledge;

SELECT pledge.attach_source('hackney', 'map_hackney', characteristics => '{ethnicity,disabled,gender}');

CALL pledge.assess('hackney');
