fn main() {
    print!("{}", example_leaks::cache::find());
}
