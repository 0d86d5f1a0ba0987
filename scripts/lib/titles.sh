# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Titles of commits. Source it after `common.sh`. Commits before the one that added this file may have
# other titles.

TITLES=scripts/lib/titles.sh
LONGEST_TITLE=72

# fault_of_title TITLE: prints what is wrong with the title of a commit.
fault_of_title() {
	local LC_ALL=C.UTF-8 area='[a-z0-9][a-z0-9 -]*(\([a-z0-9 -]+\))?'
	local form="^$area(, $area)*: [^[:space:]]"
	if ((${#1} > LONGEST_TITLE)); then
		echo "is longer than $LONGEST_TITLE characters"
	elif [[ ! $1 =~ $form ]]; then
		echo "is not of the form 'area: what changed'"
	elif [[ $1 == *. ]]; then
		echo "ends with a full stop"
	fi
}

# faults_of_titles: prints the commits with faulty titles, but merges. In a shallow clone, where the
# oldest commit seems to add all files, only those after that one count.
faults_of_titles() {
	local first commits commit title fault
	first=$(git log --diff-filter=A --format=%H -- "$TITLES") || return
	first=$(tail -n 1 <<<"$first")
	[[ $first ]] || return 0
	commits=$(git log --no-merges --format='%h %s' "$first..HEAD") || return
	[[ $commits ]] || return 0
	while read -r commit title; do
		fault=$(fault_of_title "$title")
		[[ -z $fault ]] || echo "the title of commit $commit $fault: $title"
	done <<<"$commits"
}
