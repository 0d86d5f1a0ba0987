// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Identifiers of registers, as devices write them: `1-b:1.8.0`, `1-0:1.8.0*198`,
//! `01-00:01.08.00.FF`, `1-b:1.8.e`.

/// Which register of a meter a transaction is billed by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Register {
	/// It counts as long as the meter lives.
	Total,
	/// It starts at zero with each transaction.
	Transaction,
}

/// Which registers of imported active energy an identifier can name; `None`: no such register.
pub(super) fn imports(id: &[u8]) -> Option<&'static [Register]> {
	const BOTH: &[Register] = &[Register::Total, Register::Transaction];
	const TOTAL: &[Register] = &[Register::Total];
	const TRANSACTION: &[Register] = &[Register::Transaction];

	let id = id.trim_ascii();
	// What is before the colon is the medium and the channel.
	let groups = id.rsplit(|byte| *byte == b':').next()?;
	let mut groups = groups.split(|byte| matches!(byte, b'.' | b'*'));
	let (quantity, kind) = (groups.next()?, groups.next()?);
	let _tariff = groups.next()?;
	let storage = groups.next();
	if !matches!(kind, b"8" | b"08") || groups.next().is_some() {
		return None;
	}
	let named = match quantity {
		b"1" | b"01" => BOTH,
		// Of the meter, and behind the loss of the cable.
		b"B0" | b"b0" | b"B1" | b"b1" => TOTAL,
		b"98" | b"B2" | b"b2" | b"B3" | b"b3" => TRANSACTION,
		_ => return None,
	};
	match storage {
		None | Some(b"255" | b"FF" | b"ff") => Some(named),
		// The session of devices that count both.
		Some(b"198") if named.contains(&Register::Transaction) => Some(TRANSACTION),
		Some(_) => None,
	}
}
