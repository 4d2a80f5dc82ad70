//! One file for each behaviour.

mod acyclicity;
mod codes;
mod earnings;
mod enrolment;
mod genesis;
mod invariants;
mod paths;
