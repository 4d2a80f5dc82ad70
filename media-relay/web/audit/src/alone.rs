//! What a program without the standard library has to bring: an answer to panics and an allocator.
//! Neither is reached, since nothing here panics or allocates; the codec of the core's types links them.

use core::{
	alloc::{GlobalAlloc, Layout},
	arch::wasm32::unreachable,
	panic::PanicInfo,
};

#[panic_handler]
fn panicked(_: &PanicInfo<'_>) -> ! {
	unreachable()
}

/// Has no memory to give.
struct Nothing;

#[global_allocator]
static ALLOCATOR: Nothing = Nothing;

#[allow(unsafe_code, reason = "an allocator that always fails keeps every promise of the trait")]
// SAFETY: null says that nothing was allocated, so that there is nothing to return either.
unsafe impl GlobalAlloc for Nothing {
	unsafe fn alloc(&self, _: Layout) -> *mut u8 {
		core::ptr::null_mut()
	}

	unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
