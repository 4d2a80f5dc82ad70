//! Sees to it that the web app is there, which becomes a part of the program.

fn main() {
	println!("cargo::rerun-if-changed=web/dist");
	if !std::path::Path::new("web/dist/index.html").is_file() {
		println!("cargo::error=The web app is not built (media-relay/web/dist/index.html is missing): run scripts/web, then build the relay again.");
	}
}
