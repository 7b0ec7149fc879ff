//! Validates files of Parquet on two executors of Ballista: counts what is broken by rule, and writes the good rows.
//!
//! ```sh
//! cargo run --release --manifest-path sql/Cargo.toml -p inbounds-ballista [FOLDER]
//! ```
//!
//! Without a folder it makes one with two files. The scheduler and both executors are in this process, and speak to each
//! other as they do across machines: by gRPC and Arrow Flight. On a hundred machines, one runs `ballista-scheduler`,
//! the others run `ballista-executor`, the folder is one that all of them see, such as a bucket of S3, and of what
//! follows only `cluster` differs: it is `SessionContext::remote("df://scheduler:50050")`.

use std::path::{Path, PathBuf};

use ballista::prelude::SessionContextExt as _;
use ballista_core::serde::BallistaCodec;
use ballista_core::serde::protobuf::scheduler_grpc_client::SchedulerGrpcClient;
use ballista_executor::new_standalone_executor;
use ballista_scheduler::standalone::new_standalone_scheduler;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::error::{DataFusionError, Result};
use datafusion::functions_aggregate::expr_fn::count;
use datafusion::prelude::{ParquetReadOptions, SessionContext, lit, when};
use inbounds::prelude::*;
use inbounds_datafusion::{broken, condition};

validated_struct! {
    struct Exam {
        student: String in (chars(1..=12), trimmed()),
        math: i64 in 0..=100,
        weight: Option<f64> in 0.0..=1.0,
    }
}

const EXECUTORS: usize = 2;

fn external(error: impl std::error::Error + Send + Sync + 'static) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}

/// A scheduler, two executors with a core each, and a context for them.
async fn cluster() -> Result<SessionContext> {
    let address = new_standalone_scheduler().await.map_err(external)?;
    let url = format!("http://localhost:{}", address.port());
    for _ in 0..EXECUTORS {
        let scheduler = SchedulerGrpcClient::connect(url.clone())
            .await
            .map_err(external)?;
        new_standalone_executor(scheduler, 1, BallistaCodec::default())
            .await
            .map_err(external)?;
    }
    SessionContext::remote(&format!("df://localhost:{}", address.port())).await
}

#[tokio::main]
async fn main() -> Result<()> {
    let folder = match std::env::args().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => make().await?,
    };
    let context = cluster().await?;
    let exams = context
        .read_parquet(path(&folder), ParquetReadOptions::default())
        .await?;

    // One pass over the data for all rules.
    let rules = broken::<Exam>(&context, exams.schema())?;
    let counts = rules.iter().map(|(check, is_broken)| {
        let one = when(is_broken.clone(), lit(1)).end()?;
        Ok(count(one).alias(check.name()))
    });
    let counts: Result<Vec<_>> = counts.collect();
    println!("How often each rule is broken:");
    exams.clone().aggregate(vec![], counts?)?.show().await?;

    let good = exams
        .clone()
        .filter(condition::<Exam>(&context, exams.schema())?)?;
    let target = folder.with_extension("good");
    let _ = std::fs::remove_dir_all(&target);
    good.write_parquet(&path(&target), DataFrameWriteOptions::new(), None)
        .await?;
    let written = context
        .read_parquet(path(&target), ParquetReadOptions::default())
        .await?;
    println!(
        "{} of {} rows are good, and in {}",
        written.count().await?,
        exams.count().await?,
        target.display(),
    );
    Ok(())
}

/// The name of a folder, which ends with a slash.
fn path(folder: &Path) -> String {
    format!("{}/", folder.display())
}

/// A folder with a file for each executor.
async fn make() -> Result<PathBuf> {
    let context = SessionContext::new();
    let folder = std::env::temp_dir().join(format!("inbounds-exams-{}", std::process::id()));
    for part in 0..EXECUTORS {
        let rows = context
            .sql(
                "SELECT concat(CASE WHEN value % 1000 = 0 THEN ' ' ELSE '' END, 'Student ', value % 10000) AS student, \
                 value % 102 AS math, \
                 CASE value % 50 WHEN 0 THEN NULL WHEN 1 THEN CAST('NaN' AS DOUBLE) ELSE (value % 50) / 49.0 END AS weight \
                 FROM generate_series(1, 500000)",
            )
            .await?;
        let file = folder.join(format!("part-{part}.parquet"));
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        rows.write_parquet(&file.display().to_string(), options, None)
            .await?;
    }
    Ok(folder)
}
