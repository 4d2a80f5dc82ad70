//! One file per behaviour.

mod admission;
mod answers;
mod bars;
mod eligibility;
mod expiry;
mod genesis;
mod registration;
mod revocation;
mod sequences;
mod submission;
mod withdrawal;

use crate::{mock::*, *};
use frame::testing_prelude::*;
use livestars_primitives::eligibility::Ineligibility;

type Failure = Error<Test>;
