-- Load the sample host: psql -v ON_ERROR_STOP=1 -f test/host/hackney/load.sql
--
-- Variables, each with a default (see README.md): records, children, workers,
-- months, seed, end_date, labelled.

\set ON_ERROR_STOP 1
\ir schema.sql
\ir fragments.sql
\ir generate.sql
\ir mapping.sql

SET client_min_messages = warning;
DROP SCHEMA sample CASCADE;
RESET client_min_messages;
