use inbounds::prelude::*;

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Vec<f32> in each(above(f32::NAN)),
    }
}

fn main() {}
