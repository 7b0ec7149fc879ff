//! Validates files of Parquet where they are: counts how often each rule is broken, and writes the good
//! rows to files of Parquet.
//!
//! ```sh
//! cargo run --release --manifest-path sql/Cargo.toml -p inbounds-datafusion --example parquet [FOLDER]
//! ```
//!
//! Without a folder it makes one with two files. Each file is a partition, and each partition is read,
//! checked and written by a core of its own; no partition is in memory as a whole. Spark takes the rules
//! as SQL: `spark.sql(violations::<Exam>(Dialect::Spark, "exams"))`. `sql/ballista` does the same on
//! several machines.

mod exams;

use datafusion::error::Result;
use datafusion::prelude::{SessionConfig, SessionContext};

#[tokio::main]
async fn main() -> Result<()> {
    let config = SessionConfig::new().with_target_partitions(exams::PARTITIONS);
    exams::validate(&SessionContext::new_with_config(config)).await
}
