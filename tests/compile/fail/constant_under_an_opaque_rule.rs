use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub const struct Exam {
        pub math: u8 in satisfies(|n| n % 2 == 0, "an even number"),
    }
}

const EXAM: Exam = Exam::constant(60);

fn main() {
    println!("{EXAM:?}");
}
