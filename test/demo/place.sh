# shellcheck shell=bash disable=SC2034 # used by those who source it
# Where the demo lives.  To be sourced by bash, after cluster.sh.

demo_folder=$PLEDGE_TMP/pledge-demo-$(id -u)
demo_database=demo

# Stops and removes an earlier demo, if there is one.  The place is known to
# all, so what somebody else has put there is left alone.
remove_demo()
{
	[ -e "$demo_folder" ] || [ -L "$demo_folder" ] || return 0
	if [ -L "$demo_folder" ] || [ ! -O "$demo_folder" ]; then
		echo "$demo_folder belongs to somebody else; give another place with PLEDGE_TMP." >&2
		return 1
	fi
	remove_cluster "$demo_folder"
}
