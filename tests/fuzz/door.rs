//! The doors of the seeded mutator, opened to libFuzzer.

#[path = "../mutator/invariants.rs"]
pub(crate) mod invariants;
#[path = "../mutator/targets.rs"]
pub(crate) mod targets;

macro_rules! door {
    ($door:ident) => {
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
            door::targets::Door::$door.enter(bytes);
        });
    };
}
