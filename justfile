# `just` lists the recipes. Each calls what one could also run by hand: see CONTRIBUTING.md.

_list:
    @just --list --unsorted

# the tests that need no optional feature
test:
    cargo test

# all tests, with all features
test-all:
    cargo test --workspace --all-features

# format, clippy, language, modules, links
lint:
    cargo fmt --all --check
    git ls-files '*.rs' ':!tests/compile/fail' | xargs editors/layout.py
    cargo clippy --workspace --all-targets --all-features -- -D warnings
    .ci/words
    .ci/modules
    .ci/links

# the documentation of the library, as docs.rs builds it but for the compiler
doc *options:
    RUSTDOCFLAGS="-D warnings" cargo doc -p inbounds --no-deps --all-features {{ options }}

# the expected texts of compile errors, on the toolchain that they are compared on
expected:
    rustup toolchain install 1.95.0 --profile minimal --no-self-update
    TRYBUILD=overwrite cargo +1.95.0 test -p compile-tests
    TRYBUILD=overwrite cargo +1.95.0 test -p compile-tests --no-default-features
    git diff --stat tests/compile

# the list of public items
api:
    .ci/public-api --update

# everything that a push must pass
ci:
    .ci/run

# what takes too long for a push: loom, miri, tsan, powerset, engines, datafusion, ballista, fuzz, or all
deep *parts:
    .ci/deep {{ parts }}

# the benchmarks, or some of their topics
bench *topics:
    cargo run --release --manifest-path benches/Cargo.toml -- {{ topics }}

# what the README says about other crates
peers:
    cargo test --manifest-path benches/Cargo.toml

# the picture of the README
leak:
    cargo run --release --example leak
    .ci/links --update

# licenses, advisories and sources of the dependencies
deny:
    cargo deny check
