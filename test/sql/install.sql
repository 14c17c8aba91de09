-- The extension can be created, dropped without a trace, and created again.
CREATE EXTENSION pledge;

-- The library and the SQL are of one version.
SELECT extversion = pledge.version() AS same_version
FROM pg_catalog.pg_extension
WHERE extname = 'pledge';

-- A second time is an error.
CREATE EXTENSION pledge;

DROP EXTENSION pledge;

-- What is left: nothing.
SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname IN ('pledge', 'line_of_sight');
SELECT proname FROM pg_catalog.pg_proc WHERE probin = '$libdir/pledge';

-- Nothing of it goes into the caller's schema, whatever the search path.
CREATE SCHEMA elsewhere;
SET search_path = elsewhere;
CREATE EXTENSION pledge;
RESET search_path;
SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = 'elsewhere'::pg_catalog.regnamespace
UNION ALL
SELECT proname FROM pg_catalog.pg_proc WHERE pronamespace = 'elsewhere'::pg_catalog.regnamespace;
DROP SCHEMA elsewhere;
