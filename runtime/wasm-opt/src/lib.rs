//! What `substrate-wasm-builder` asks of the crate `wasm-opt`, without Binaryen.
//!
//! The builder has the runtime optimised at level 0, which is to say not at all: it wants it without
//! debug information, encoded compactly, and in the first version of WebAssembly alone. Reading
//! and writing it with a reader that knows no other version does all of that. Binaryen does too, but
//! compiling its C++ takes a third as long as compiling everything else.

use parity_wasm::elements::{deserialize_file, serialize_to_file, Error, Module, Section};
use std::path::Path;

/// A change of the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
	/// Takes the sections with debug information (DWARF) out.
	StripDwarf,
	/// Replaces the operators of the sign-extension proposal. A module that has any cannot be read here:
	/// the compiler's target for runtimes, `wasm32v1-none`, has none.
	SignextLowering,
}

/// What is done to a module.
#[derive(Clone, Debug)]
pub struct OptimizationOptions {
	passes: Vec<Pass>,
	debug_info: bool,
}

impl OptimizationOptions {
	/// No optimisation, and no passes but those that are added.
	pub fn new_opt_level_0() -> Self {
		Self { passes: Vec::new(), debug_info: false }
	}

	/// Refuses what is not in the first version of WebAssembly, as it is in any case.
	pub fn mvp_features_only(&mut self) -> &mut Self {
		self
	}

	/// Whether the names of functions stay.
	pub fn debug_info(&mut self, stay: bool) -> &mut Self {
		self.debug_info = stay;
		self
	}

	/// Adds a pass.
	pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
		self.passes.push(pass);
		self
	}

	/// Reads the module in `from`, and writes it as it is to be into `to`.
	///
	/// Fails if it cannot be read or written, or is not of the first version of WebAssembly.
	pub fn run(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<(), Error> {
		let mut module = deserialize_file(from)?;
		self.drop_sections(&mut module);
		serialize_to_file(to, module)
	}

	fn drop_sections(&self, module: &mut Module) {
		let stays = |name: &str| {
			let dwarf = name.starts_with(".debug_");
			!(dwarf && self.passes.contains(&Pass::StripDwarf))
				&& (self.debug_info || name != "name")
		};
		module.sections_mut().retain(|section| match section {
			Section::Custom(custom) => stays(custom.name()),
			_ => true,
		});
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use parity_wasm::builder::module;

	/// The names of the sections of their own that a module with `names` keeps.
	fn kept(options: &OptimizationOptions, names: &[&str]) -> Vec<String> {
		let mut module = module().build();
		for name in names {
			module.set_custom_section(*name, vec![1, 2, 3]);
		}
		options.drop_sections(&mut module);
		module.custom_sections().map(|custom| custom.name().to_string()).collect()
	}

	#[test]
	fn debug_information_is_dropped_and_nothing_else() {
		let names = ["name", ".debug_info", ".debug_str", "runtime_version"];
		let mut options = OptimizationOptions::new_opt_level_0();
		options.debug_info(true);
		assert_eq!(kept(&options, &names), names);

		options.add_pass(Pass::StripDwarf);
		assert_eq!(kept(&options, &names), ["name", "runtime_version"]);

		options.debug_info(false);
		assert_eq!(kept(&options, &names), ["runtime_version"]);
	}
}
