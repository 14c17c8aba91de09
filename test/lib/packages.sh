# shellcheck shell=bash
# Finds PostgreSQL and the tools, and installs what a fresh Debian machine
# lacks.  To be sourced by bash.

# What a purpose needs, as "package:sign that it is there".  A sign with a slash
# is a file or a pattern of one, one that starts with "pc:" a pkg-config module, any other a command.
# Recommended packages are not installed, hence libc6-dev and libc6-dbg.
needs_of()
{
	local python_packages=/usr/lib/python3/dist-packages client
	local odbc_driver='odbc-postgresql:/usr/lib/*/odbc/psqlodbcw.so'
	case $1 in
		build) echo gcc:gcc libc6-dev:/usr/include/stdio.h make:make pkg-config:pkg-config libpq-dev:pc:libpq ;;
		check) echo check:pc:check valgrind:valgrind libc6-dbg:/usr/lib/debug/.build-id ;;
		accuracy) echo python3:/usr/bin/python3 ;;
		model) echo python3-sklearn:/usr/lib/python3/dist-packages/sklearn ;;
		bi) for client in isql odbc jdbc alchemy r node; do needs_of "bi_$client"; done ;;
		bi_isql) echo unixodbc:isql "$odbc_driver" ;;
		bi_odbc) echo "$odbc_driver" python3:/usr/bin/python3 "python3-pyodbc:$python_packages/pyodbc.*.so" ;;
		bi_jdbc) echo default-jre-headless:java libpostgresql-jdbc-java:/usr/share/java/postgresql.jar ;;
		bi_alchemy) echo python3:/usr/bin/python3 "python3-psycopg2:$python_packages/psycopg2" \
			"python3-sqlalchemy:$python_packages/sqlalchemy" "python3-pandas:$python_packages/pandas" ;;
		bi_r) echo r-base-core:Rscript r-cran-rpostgresql:/usr/lib/R/site-library/RPostgreSQL ;;
		bi_node) echo nodejs:node node-pg:/usr/share/nodejs/pg ;;
		lint) echo clang-format:clang-format clang-tidy:clang-tidy cppcheck:cppcheck shellcheck:shellcheck ;;
	esac
}

is_there()
{
	case $1 in
		pc:*) pkg-config --exists "${1#pc:}" 2> /dev/null ;;
		*/*) compgen -G "$1" > /dev/null ;;
		*) command -v "$1" > /dev/null ;;
	esac
}

# Whether this pg_config belongs to a server that is here with its headers.
is_whole_server()
{
	command -v "$1" > /dev/null && [ -x "$("$1" --bindir)/postgres" ] && [ -e "$("$1" --pgxs)" ]
}

# Prints the pg_config to use, or nothing: the caller's choice, else the newest
# of Debian's side-by-side versions, else the one in the path.
find_pg_config()
{
	local candidate
	if [ -n "${PG_CONFIG:-}" ]; then
		echo "$PG_CONFIG"
		return
	fi
	for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin/pg_config | sort -t/ -k5,5nr) pg_config; do
		if is_whole_server "$candidate"; then
			echo "$candidate"
			return
		fi
	done
}

# Prints the packages that would make find_pg_config succeed.  A server that is
# there without its headers gets them, else the distribution decides the version.
server_packages()
{
	local postgres
	postgres=$(printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort -t/ -k5,5n | tail -n 1)
	if [ -x "$postgres" ]; then
		echo "$postgres" | cut -d/ -f5 | sed 's/^/postgresql-server-dev-/'
	else
		echo postgresql postgresql-server-dev-all
	fi
}

missing_packages()
{
	local purpose need
	for purpose in "$@"; do
		for need in $(needs_of "$purpose"); do
			is_there "${need#*:}" || echo "${need%%:*}"
		done
	done
	[ -n "$(find_pg_config)" ] || server_packages
}

# Whether apt-get would be able to install these packages here, and may.
can_install()
{
	command -v apt-get > /dev/null && { [ "$(id -u)" = 0 ] || command -v sudo > /dev/null; } &&
		apt-get -q -s install --no-install-recommends "$@" > /dev/null 2>&1
}

# Debian starts a server on the usual port as soon as the package is installed.
# Nobody asked for one here, so the installation is told not to.
apt_install()
{
	local prefix=$1 drop_in=/etc/postgresql-common/createcluster.d/pledge-no-main-cluster.conf status
	shift
	$prefix mkdir -p "${drop_in%/*}"
	echo "create_main_cluster = false" | $prefix tee "$drop_in" > /dev/null
	$prefix apt-get -q update \
		&& $prefix env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
			install --no-install-recommends "$@"
	status=$?
	$prefix rm -f "$drop_in"
	$prefix rmdir --ignore-fail-on-non-empty "${drop_in%/*}"
	return $status
}

# install_packages PURPOSE...: installs what is missing for build, check or lint,
# or says what is and fails.  Sets and exports PG_CONFIG.
install_packages()
{
	local missing prefix=
	missing=$(missing_packages "$@" | xargs)
	if [ -n "$missing" ]; then
		[ "$(id -u)" = 0 ] || prefix=sudo
		if ! command -v apt-get > /dev/null || { [ -n "$prefix" ] && ! command -v sudo > /dev/null; }; then
			echo "These Debian packages, or what they are called here, are missing: $missing" >&2
			echo "Install them and run this again." >&2
			return 1
		fi
		echo "Missing packages will be installed: ${prefix:+$prefix }apt-get install $missing"
		# shellcheck disable=SC2086 # a list of words
		apt_install "$prefix" $missing || return 1
	fi
	PG_CONFIG=$(find_pg_config)
	export PG_CONFIG
	[ -n "$PG_CONFIG" ] || { echo "No PostgreSQL server with its headers was found; give PG_CONFIG." >&2; return 1; }
}
