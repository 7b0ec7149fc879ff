fn main() {
    print!("{}", example_leaks::cycle::find());
}
