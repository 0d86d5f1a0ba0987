# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Checks of Debian packages. Source it after `common.sh`; PACKAGE names the package, WORK a folder
# that is removed at the end.

# The unit names paths of the installed package, so for the check they are set below its root.
check_unit() {
	local unit=$WORK/$PACKAGE.service
	if ! have systemd-analyze; then
		say "The unit is not checked: systemd-analyze is missing."
		return
	fi
	sed "s#=/usr/bin/#=$1/usr/bin/#" "$1/usr/lib/systemd/system/$PACKAGE.service" >"$unit"
	systemd-analyze verify "$unit"
}
