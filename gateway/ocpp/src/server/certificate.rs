// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Certificates of charging stations (security profile 3).

use x509_parser::prelude::{FromDer, X509Certificate};

/// Common name of a certificate; none if it cannot be read or has not exactly one.
pub fn common_name(der: &[u8]) -> Option<String> {
	let (_, certificate) = X509Certificate::from_der(der).ok()?;
	let mut names = certificate.subject().iter_common_name();
	let name = names.next()?.as_str().ok()?.to_string();
	names.next().is_none().then_some(name)
}

/// Whether a certificate is of a station: its name is the identity, or the registered serial number
/// where there is one.
pub fn is_of(der: &[u8], identity: &str, serial: Option<&str>) -> bool {
	common_name(der).is_some_and(|name| name == identity || Some(name.as_str()) == serial)
}
