//! Validates files of Parquet on two executors of Ballista: what the example `parquet` of
//! `sql/datafusion` does, with another context.
//!
//! ```sh
//! cargo run --release --manifest-path sql/Cargo.toml -p inbounds-ballista [FOLDER]
//! ```
//!
//! The scheduler and both executors are in this process, and communicate as they do across machines: by
//! gRPC and Arrow Flight. Each executor has one core, so the two files are checked at the same time by
//! different executors. On a hundred machines, one runs `ballista-scheduler`, the others run
//! `ballista-executor`, and the folder is one that all of them see, such as a bucket of S3. Of the code
//! only `cluster` differs: it is `SessionContext::remote("df://scheduler:50050").await`.

#[path = "../../datafusion/examples/parquet/exams.rs"]
mod exams;

use ballista::prelude::SessionContextExt as _;
use ballista_core::serde::BallistaCodec;
use ballista_core::serde::protobuf::scheduler_grpc_client::SchedulerGrpcClient;
use ballista_executor::new_standalone_executor;
use ballista_scheduler::standalone::new_standalone_scheduler;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::SessionContext;

#[tokio::main]
async fn main() -> Result<()> {
    exams::validate(&cluster().await?).await
}

/// A scheduler, executors with a core each, and a context for them.
async fn cluster() -> Result<SessionContext> {
    let address = new_standalone_scheduler().await.map_err(external)?;
    let url = format!("http://localhost:{}", address.port());
    for _ in 0..exams::PARTITIONS {
        let scheduler = SchedulerGrpcClient::connect(url.clone())
            .await
            .map_err(external)?;
        new_standalone_executor(scheduler, 1, BallistaCodec::default())
            .await
            .map_err(external)?;
    }
    SessionContext::remote(&format!("df://localhost:{}", address.port())).await
}

fn external(error: impl std::error::Error + Send + Sync + 'static) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}
