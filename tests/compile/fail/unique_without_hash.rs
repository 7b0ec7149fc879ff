use inbounds::prelude::*;

#[derive(Debug, PartialEq)]
pub struct Point(f64);

validated_struct! {
    #[derive(Debug)]
    pub struct Exam {
        pub math: Vec<Point> in unique(),
    }
}

fn main() {}
