// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Secret of the client, which is never printed.

use std::{fmt, fs, io, path::Path};

/// Secret of an OAuth client.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Error of a file that has no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
	/// The file cannot be read.
	#[error("cannot be read: {0}")]
	Unreadable(#[from] io::Error),
	/// The file has no text or more than one line.
	#[error("must have one line")]
	NotOneLine,
}

impl Secret {
	/// Reads the secret in the only line of a file.
	///
	/// # Errors
	///
	/// Returns an error when the file cannot be read or has not one line.
	pub fn read(file: &Path) -> Result<Self, SecretError> {
		let text = fs::read_to_string(file)?;
		let line = text.strip_suffix('\n').unwrap_or(&text);
		let line = line.strip_suffix('\r').unwrap_or(line);
		if line.is_empty() || line.contains('\n') {
			return Err(SecretError::NotOneLine);
		}
		Ok(Self(line.into()))
	}

	/// Returns the secret, to be sent to the server that knows it.
	pub(crate) fn expose(&self) -> &str {
		&self.0
	}
}

impl From<String> for Secret {
	fn from(secret: String) -> Self {
		Self(secret)
	}
}

impl fmt::Debug for Secret {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Secret(..)")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn read(text: &str) -> Result<Secret, SecretError> {
		let file = tempfile::NamedTempFile::new().unwrap();
		fs::write(file.path(), text).unwrap();
		Secret::read(file.path())
	}

	#[test]
	fn a_secret_is_one_line_and_never_printed() {
		assert_eq!(read("s3cret\n").unwrap().expose(), "s3cret");
		assert_eq!(read("s3cret \r\n").unwrap().expose(), "s3cret ");
		assert_eq!(read("s3cret").unwrap().expose(), "s3cret");
		assert!(!format!("{:?}", read("s3cret").unwrap()).contains("s3cret"));
	}

	#[test]
	fn other_files_are_refused() {
		for text in ["", "\n", "a\nb\n"] {
			assert!(matches!(read(text), Err(SecretError::NotOneLine)), "{text:?}");
		}
		assert!(matches!(Secret::read(Path::new("/nowhere")), Err(SecretError::Unreadable(_))));
	}
}
