// SPDX-FileCopyrightText: SmartCharge contributors
// SPDX-License-Identifier: Apache-2.0

//! Threads that compare passwords. A hash takes 19 MiB, which each of them allocates once: by the
//! threads of a pool, an allocator keeps that many times over.

use crate::password::Verifier;
use std::{
	io,
	sync::{mpsc, Arc, Mutex},
	thread,
};
use tokio::sync::oneshot;

/// Passwords that are compared at a time.
const THREADS: usize = 2;

struct Job {
	hash: String,
	sent: Vec<u8>,
	reply: oneshot::Sender<bool>,
}

/// Threads, which end with it.
pub struct Hasher(mpsc::Sender<Job>);

impl Hasher {
	/// Starts the threads.
	pub fn new() -> io::Result<Self> {
		let (sender, jobs) = mpsc::channel::<Job>();
		let jobs = Arc::new(Mutex::new(jobs));
		for _ in 0..THREADS {
			let jobs = jobs.clone();
			thread::Builder::new().name("passwords".into()).spawn(move || {
				let mut verifier = Verifier::default();
				loop {
					let Ok(job) = jobs.lock().map(|jobs| jobs.recv()) else { return };
					let Ok(Job { hash, sent, reply }) = job else { return };
					// Nobody waits for it if the connection is gone.
					let _ = reply.send(verifier.verify(&hash, &sent));
				}
			})?;
		}
		Ok(Self(sender))
	}

	/// Whether a password belongs to a hash.
	pub async fn verify(&self, hash: String, sent: Vec<u8>) -> bool {
		let (reply, answer) = oneshot::channel();
		match self.0.send(Job { hash, sent, reply }) {
			Ok(()) => answer.await.unwrap_or(false),
			Err(_) => false,
		}
	}
}
