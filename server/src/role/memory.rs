//! Gives memory that is free again back to the system. glibc keeps it: after a flood of slow
//! connections the process would stay as large as it was at its worst.

use std::time::Duration;

/// How often to look. A look takes microseconds.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// What must have become free since the last time, in bytes. Less is used again soon.
const FREED_BYTES: usize = 8 << 20;

/// Runs until the server stops.
pub async fn run() {
    // What was free, and given back already.
    let mut given_back = 0;
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let free = free_bytes();
        given_back = given_back.min(free);
        if free >= given_back + FREED_BYTES {
            // Milliseconds, in which no other task of this thread should have to wait. Fails only
            // when the runtime stops.
            let _ = tokio::task::spawn_blocking(give_back).await;
            given_back = free;
        }
    }
}

/// The bytes that this process has freed and its allocator keeps, whether or not the system has
/// their pages back.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn free_bytes() -> usize {
    #[allow(
        unsafe_code,
        reason = "the C library's own count has no safe wrapper; it takes nothing and may be called at any time"
    )]
    let info = unsafe { libc::mallinfo2() };
    info.fordblks
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn give_back() {
    #[allow(unsafe_code, reason = "takes a number and touches free pages alone; it may be called from any thread at any time")]
    let _was_any = unsafe { libc::malloc_trim(0) };
}

/// Other C libraries give back by themselves, or cannot.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn free_bytes() -> usize {
    0
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn give_back() {}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    /// The memory that this process holds, in bytes.
    fn resident() -> usize {
        let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
        pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * rustix::param::page_size()
    }

    #[test]
    fn what_was_freed_between_used_blocks_goes_back_to_the_system() {
        // Blocks of a connection's size. One in a thousand stays in use, so that glibc cannot give
        // back the end of its arena by itself.
        let mut blocks: Vec<Option<Box<[u8; 8_192]>>> = (0..16_000).map(|_| Some(Box::new([1; 8_192]))).collect();
        for (i, block) in blocks.iter_mut().enumerate() {
            if i % 1_000 != 999 {
                *block = None;
            }
        }
        let (kept, free) = (resident(), free_bytes());
        assert!(free > 64 << 20, "{free}");
        give_back();
        assert!(resident() + (64 << 20) < kept, "{} of {kept}", resident());
        assert!(blocks.iter().flatten().all(|block| block[0] == 1));
    }
}
