//! Exams in files of Parquet, and their validation: the same on one machine and on many.

use std::path::{Path, PathBuf};

use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::error::Result;
use datafusion::functions_aggregate::expr_fn::count;
use datafusion::prelude::{ParquetReadOptions, SessionContext, lit, when};
use inbounds::prelude::*;
use inbounds_datafusion::{broken, condition};

/// How many files are made, and how many of them are checked at a time.
pub const PARTITIONS: usize = 2;

validated_struct! {
    struct Exam {
        student: String in (chars(1..=12), trimmed()),
        math: i64 in 0..=100,
        weight: Option<f64> in 0.0..=1.0,
    }
}

/// Validates the folder that the first argument names, or a new one. Prints how often each rule is
/// broken, and writes the good rows to a folder beside it.
pub async fn validate(context: &SessionContext) -> Result<()> {
    let folder = match std::env::args().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => make().await?,
    };
    let exams = context
        .read_parquet(path(&folder), ParquetReadOptions::default())
        .await?;

    // One pass over the data for all rules.
    let rules = broken::<Exam>(context, exams.schema())?;
    let counts = rules.iter().map(|(check, is_broken)| {
        let one = when(is_broken.clone(), lit(1)).end()?;
        Ok(count(one).alias(check.name()))
    });
    let counts: Result<Vec<_>> = counts.collect();
    println!("How often each rule is broken:");
    exams.clone().aggregate(vec![], counts?)?.show().await?;

    let good = exams
        .clone()
        .filter(condition::<Exam>(context, exams.schema())?)?;
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

/// Makes a folder with a file for each partition.
async fn make() -> Result<PathBuf> {
    let context = SessionContext::new();
    let folder = std::env::temp_dir().join(format!("inbounds-exams-{}", std::process::id()));
    for part in 0..PARTITIONS {
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
