# shellcheck shell=bash
# A private PostgreSQL server with the extension installed, in a folder of its
# own.  To be sourced by bash, in the project's top folder, with PG_CONFIG set.
#
# PostgreSQL looks for its libraries and shared files relative to its own
# program.  So the extension is installed with DESTDIR into FOLDER, the server's
# programs are copied there, and everything else of the server is linked.  The
# system's installation stays as it was.
#
#   FOLDER/usr/…     the private installation (the paths are the system's own)
#   FOLDER/bin       a link to its programs
#   FOLDER/data      the cluster
#   FOLDER/socket    its only address
#   FOLDER/server.log

# Where throwaway things go.  Not TMPDIR: that is often private to root, or too
# long for the path of a socket.
: "${PLEDGE_TMP:=/tmp}"

# The server refuses to run as root.
cluster_user()
{
	if [ "$(id -u)" != 0 ]; then
		id -un
	elif id postgres > /dev/null 2>&1; then
		echo postgres
	else
		echo nobody
	fi
}

# as_cluster_user COMMAND...: run where that user may be.
as_cluster_user()
{
	if [ "$(id -u)" = 0 ]; then
		(cd / && runuser -u "$(cluster_user)" -- "$@")
	else
		"$@"
	fi
}

# link_rest SYSTEM_FOLDER PRIVATE_FOLDER: links what is not there yet.
link_rest()
{
	local entry
	mkdir -p "$2"
	for entry in "$1"/*; do
		[ -e "$2/${entry##*/}" ] || ln -s "$entry" "$2/"
	done
}

# install_privately FOLDER: a private installation of server and extension.
install_privately()
{
	local folder=$1 bin lib share program
	bin=$("$PG_CONFIG" --bindir)
	lib=$("$PG_CONFIG" --pkglibdir)
	share=$("$PG_CONFIG" --sharedir)
	make --no-print-directory -s install DESTDIR="$folder" PG_CONFIG="$PG_CONFIG" || return 1
	mkdir -p "$folder$bin"
	for program in postgres initdb pg_ctl; do
		cp "$(realpath "$bin/$program")" "$folder$bin/$program" || return 1
	done
	link_rest "$bin" "$folder$bin"
	link_rest "$lib" "$folder$lib"
	link_rest "$share/extension" "$folder$share/extension"
	link_rest "$share" "$folder$share"
	ln -s "${bin#/}" "$folder/bin"
}

# start_cluster FOLDER SETTING...: makes a cluster there and starts it with these lines of configuration.
start_cluster()
{
	local folder=$1
	shift
	mkdir "$folder/data" "$folder/socket" || return 1
	chmod 700 "$folder/data" "$folder/socket"
	: > "$folder/server.log"
	[ "$(id -u)" != 0 ] || chown "$(cluster_user)" "$folder/data" "$folder/socket" "$folder/server.log"
	as_cluster_user "$folder/bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust \
		--encoding=UTF8 --locale=C.UTF-8 --no-sync > "$folder/initdb.log" 2>&1 \
		|| { cat "$folder/initdb.log" >&2; return 1; }
	as_cluster_user tee -a "$folder/data/postgresql.conf" > /dev/null << CONFIGURATION
listen_addresses = ''
unix_socket_directories = '$folder/socket'
fsync = off
synchronous_commit = off
full_page_writes = off
$(printf '%s\n' "$@")
CONFIGURATION
	as_cluster_user "$folder/bin/pg_ctl" start --wait --silent --pgdata="$folder/data" --log="$folder/server.log" \
		> /dev/null || { tail -n 20 "$folder/server.log" >&2; return 1; }
}

# use_cluster FOLDER: what is started from now on talks to that cluster.
use_cluster()
{
	unset PGSERVICE PGHOSTADDR PGPASSWORD PGOPTIONS PGDATABASE PGTZ
	export PGHOST=$1/socket PGPORT=5432 PGUSER=postgres
	PATH=$1/bin:$PATH
	export PATH
}

# remove_cluster FOLDER: stops what runs there and removes the folder.
remove_cluster()
{
	local folder=$1
	if [ -e "$folder/data/postmaster.pid" ]; then
		as_cluster_user "$folder/bin/pg_ctl" stop --silent --mode=immediate --pgdata="$folder/data" > /dev/null
	fi
	rm -rf "$folder"
}
