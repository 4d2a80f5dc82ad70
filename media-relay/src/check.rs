//! `livestars-relay check`: whether the relay could run as it is configured, point by point, with
//! what to do about each that is not well.

mod address;
mod chain;
mod machine;
mod reach;

pub use address::is_public;

use std::fmt;

use crate::{config::Config, key};

/// How well a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
	/// As it should be.
	Ok,
	/// The relay runs, but somebody should look at it.
	Warn,
	/// The relay does not run, or nobody reaches it.
	Fail,
}

impl fmt::Display for Grade {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.pad(match self {
			Self::Ok => "ok",
			Self::Warn => "warn",
			Self::Fail => "FAIL",
		})
	}
}

/// One point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
	/// What was looked at.
	pub subject: &'static str,
	/// How well it is.
	pub grade: Grade,
	/// What was found, and what to do if it is not well.
	pub finding: String,
}

/// All points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
	/// In the order in which they were looked at.
	pub points: Vec<Point>,
}

impl Report {
	fn note(&mut self, subject: &'static str, grade: Grade, finding: impl Into<String>) {
		self.points.push(Point { subject, grade, finding: finding.into() });
	}

	fn ok(&mut self, subject: &'static str, finding: impl Into<String>) {
		self.note(subject, Grade::Ok, finding);
	}

	fn warn(&mut self, subject: &'static str, finding: impl Into<String>) {
		self.note(subject, Grade::Warn, finding);
	}

	fn fail(&mut self, subject: &'static str, finding: impl Into<String>) {
		self.note(subject, Grade::Fail, finding);
	}

	/// The worst of all.
	pub fn grade(&self) -> Grade {
		self.points.iter().map(|point| point.grade).max().unwrap_or(Grade::Ok)
	}

	/// The exit code: 1 if something failed, else 0.
	pub fn exit_code(&self) -> u8 {
		u8::from(self.grade() == Grade::Fail)
	}

	/// How well `subject` is: its worst point; nothing if it was not looked at.
	pub fn of(&self, subject: &str) -> Option<&Point> {
		let points = self.points.iter().filter(|point| point.subject == subject);
		points.max_by_key(|point| point.grade)
	}
}

impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for Point { subject, grade, finding } in &self.points {
			writeln!(f, "{grade:<4}  {subject:<12}  {finding}")?;
		}
		Ok(())
	}
}

/// Checks everything. It opens the relay's ports for a moment, writes and removes a file in the data
/// folder or beside where that will be, and asks a node and the relay itself, if it runs; it changes
/// nothing.
pub async fn check(config: &Config) -> Report {
	let mut report = Report::default();
	let signer = key::signer(&config.relay);
	match &signer {
		Ok(signer) => report.ok("key", format!("the relay's account is {}", signer.account())),
		Err(error) => report.fail("key", error.to_string()),
	}
	let account = signer.ok().map(|signer| signer.account());
	let runs = reach::runs(config, account).await;
	machine::check(config, runs, &mut report);
	reach::url(config, account, runs, &mut report).await;
	chain::check(config, account, &mut report).await;
	report
}
