use inbounds::prelude::*;

validated_struct! {
    pub struct Exam {
        pub math: u8 in 0..=100,
    }
}

mod year {
    use inbounds::prelude::*;

    pub mod term {
        use inbounds::prelude::*;

        validated_struct! {
            pub struct Exam {
                pub math: u8 in 100..=0,
            }
        }
    }

    validated_struct! {
        pub struct Year {
            pub math: String in 0..=100,
        }
    }
}

fn main() {
    validated_struct! {
        pub struct Test {
            pub math: u8 = 101 in 0..=100,
        }
    }
}
