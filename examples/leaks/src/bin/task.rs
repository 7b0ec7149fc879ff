fn main() {
    print!("{}", example_leaks::task::find());
}
