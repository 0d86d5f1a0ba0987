// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Use of the machine by a process, as Linux reports it.

use serde::Serialize;
use std::{fs, io, path::Path, time::Duration};

/// Ticks of the clock in which Linux counts CPU time: fixed for user space.
const TICKS_PER_SECOND: f64 = 100.0;

/// Memory of a process in bytes.
#[derive(Clone, Copy, Serialize, Debug, Default)]
pub struct Memory {
	/// Now.
	pub resident: u64,
	/// At most since it began.
	pub peak: u64,
}

impl Memory {
	/// Of this process.
	pub fn of_this_process() -> io::Result<Self> {
		Self::read("/proc/self/status")
	}

	/// Of the process `id`.
	pub fn of(id: u32) -> io::Result<Self> {
		Self::read(&format!("/proc/{id}/status"))
	}

	fn read(path: &str) -> io::Result<Self> {
		let status = fs::read_to_string(path)?;
		let kilobytes = |name: &str| {
			let line = status.lines().find_map(|line| line.strip_prefix(name));
			line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
		};
		let bytes = |name| kilobytes(name).unwrap_or_default() * 1024;
		Ok(Self { resident: bytes("VmRSS:"), peak: bytes("VmHWM:") })
	}
}

/// CPU time that the process `id` has used.
pub fn cpu_time(id: u32) -> io::Result<Duration> {
	let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
	// The name of the process stands in parentheses and may contain anything.
	let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
	let ticks: f64 =
		fields.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
	Ok(Duration::from_secs_f64(ticks / TICKS_PER_SECOND))
}

/// Bytes on disk of all files below `path`.
pub fn disk_usage(path: &Path) -> io::Result<u64> {
	use std::os::unix::fs::MetadataExt;
	let mut sum = 0;
	for entry in fs::read_dir(path)? {
		let entry = entry?;
		let metadata = entry.metadata()?;
		sum += if metadata.is_dir() { disk_usage(&entry.path())? } else { metadata.blocks() * 512 };
	}
	Ok(sum)
}

/// The machine, for the reader of a report.
pub fn describe() -> serde_json::Value {
	let line = |path: &str, name: &str| {
		fs::read_to_string(path)
			.ok()
			.and_then(|text| {
				let line = text.lines().find(|line| line.starts_with(name))?.to_string();
				line.split_once(':').map(|(_, value)| value.trim().to_string())
			})
			.unwrap_or_default()
	};
	serde_json::json!({
		"processor": line("/proc/cpuinfo", "model name"),
		"cores": std::thread::available_parallelism().map_or(0, usize::from),
		"memory": line("/proc/meminfo", "MemTotal"),
		"kernel": fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn linux_reports_what_this_process_uses() {
		let Memory { resident, peak } = Memory::of_this_process().unwrap();
		assert!(resident > 0 && peak >= resident);
		assert!(cpu_time(std::process::id()).is_ok());
		assert!(Memory::of(u32::MAX).is_err());
	}

	#[test]
	fn files_below_a_folder_count() {
		let folder = tempfile::tempdir().unwrap();
		fs::create_dir(folder.path().join("below")).unwrap();
		fs::write(folder.path().join("below/file"), [1; 10_000]).unwrap();
		assert!(disk_usage(folder.path()).unwrap() >= 10_000);
	}
}
