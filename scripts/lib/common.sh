# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Common parts of the scripts: location of the repository, output, and stages with a summary.

# shellcheck disable=SC2034 # Those who source this use them.
REPO_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034
CACHE_DIR=$HOME/.cache/smartcharge

# Progress goes to standard error: standard output is for results.
say() {
	printf '%s\n' "$*" >&2
}

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# install_npm_packages FOLDER WHAT: installs what the folder's lock file names, unless it is there.
install_npm_packages() (
	local lock stamp=node_modules/.installed-from
	cd "$1"
	lock="node $(node --print 'process.versions.node.split(".")[0]') $(sha256sum package-lock.json)"
	if [[ ! -f $stamp || $(<"$stamp") != "$lock" ]]; then
		say "Installing $2 (about half a minute)."
		npm ci --no-audit --no-fund --loglevel=error
		printf '%s\n' "$lock" >"$stamp"
	fi
)

# Installs what the network tests need. They use the client's packages too, which `setup.sh` installs.
setup_zombienet() {
	install_npm_packages "$REPO_ROOT/zombienet" zombienet
}

# The comment block at the head of a script, below its licence, is its usage text.
usage() {
	sed -n '4,/^$/s/^# \{0,1\}//p' "$1"
}

# shellcheck source=scripts/lib/inputs.sh
. "$REPO_ROOT/scripts/lib/inputs.sh"

minutes_and_seconds() {
	printf '%d min %02d s' $(($1 / 60)) $(($1 % 60))
}

STAGES=()
STAGES_FAILED=0

# stage NAME ESTIMATE COMMAND..: runs the command and notes how it went and how long it took. A
# stage that fails does not stop the others; `finish_stages` makes the script fail in the end.
# It must not be called where a failure is tested for (`if`, `&&`, ..): bash ignores `set -e` there.
stage() {
	local name=$1 estimate=$2 started=$SECONDS status outcome=passed
	shift 2
	printf '\n==> %s (%s)\n' "$name" "$estimate"
	set +e
	(
		set -e
		"$@"
	)
	status=$?
	set -e
	if ((status != 0)); then
		outcome=FAILED
		STAGES_FAILED=$((STAGES_FAILED + 1))
	fi
	STAGES+=("$(printf '%-42s %-7s %s' "$name" "$outcome" "$(minutes_and_seconds $((SECONDS - started)))")")
	printf '<== %s\n' "${STAGES[-1]}"
}

# known_groups "GROUP.." [NAME..]: fails unless all groups named are known. Called before anything is
# installed or built.
known_groups() {
	local known=" $1 " group
	shift
	for group in "$@"; do
		[[ $group != '' && $known == *" $group "* ]] || die "unknown argument: $group (see --help)"
	done
}

# run_groups "GROUP.." [NAME..]: calls the function `group_NAME` of each group named, or of all. With
# SMARTCHARGE_SKIP_GREEN set, a group is skipped when its inputs are those of its last green run here.
run_groups() {
	local known=" $1 " group name inputs failed
	local -a chosen
	shift
	read -ra chosen <<<"${*:-$known}"
	known_groups "$known" "${chosen[@]}"
	for group in "${chosen[@]}"; do
		name=$(basename "$0" .sh).$group
		inputs=$(inputs_hash "$name")
		if [[ -n ${SMARTCHARGE_SKIP_GREEN:-} ]] && is_green "$name" "$inputs"; then
			skip_stage "$name" "inputs of the last green run"
			continue
		fi
		failed=$STAGES_FAILED
		"group_$group"
		# What changed meanwhile was not tested as a whole.
		if ((STAGES_FAILED == failed)) && [[ $(inputs_hash "$name") == "$inputs" ]]; then
			note_green "$name" "$inputs"
		fi
	done
}

# Notes in the summary that something was not done.
skip_stage() {
	STAGES+=("$(printf '%-42s %-7s %s' "$1" skipped "$2")")
	printf '\n<== %s\n' "${STAGES[-1]}"
}

# finish_stages TITLE: prints the summary; the status is 0 if all stages passed.
finish_stages() {
	printf '\n%s\n' "$1"
	printf '  %s\n' "${STAGES[@]}"
	printf '  %-50s %s\n' total "$(minutes_and_seconds "$SECONDS")"
	((STAGES_FAILED == 0))
}
