//! The expansion needs no prelude.
#![no_implicit_prelude]

::inbounds::validated_struct! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct Exam: weak {
        pub math: u8 = 50 in 0..=100,
        pub student: (::std::string::String) = { <::std::string::String as ::std::convert::From<&str>>::from("x") } in ::inbounds::rules::chars(1..=9),
        pub physics: (::std::option::Option<u8>) = { ::std::option::Option::None } in 0..=100,
        pub free: u64 = 7,
    }
    ensure { |exam| exam.math != 13 => "unlucky" }
}

::inbounds::validated_struct! {
    pub struct Page<T: ::std::clone::Clone, const N: usize> {
        pub items: (::std::vec::Vec<T>),
        pub at: usize in 0..=9,
    }
}

fn main() {
    let _ = <Exam as ::std::default::Default>::default();
}
