#![no_main]
#[path = "../door.rs"]
#[macro_use]
mod door;

door!(Decoder);
