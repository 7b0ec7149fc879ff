//! Good rows, the quarantine and the checkpoint, in the order of the input.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::check::{Checked, Wanted};
use crate::input::Position;
use crate::summary::Summary;

/// Where the rows go.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    pub input: PathBuf,
    pub good: Option<PathBuf>,
    pub quarantine: Option<PathBuf>,
}

impl Paths {
    /// The checkpoint is beside what it is about; without a file to write there is none.
    #[must_use]
    pub fn checkpoint(&self) -> Option<PathBuf> {
        let beside = self.good.as_ref().or(self.quarantine.as_ref())?;
        let mut name = beside.clone().into_os_string();
        name.push(".checkpoint");
        Some(name.into())
    }

    #[must_use]
    pub fn wanted(&self) -> Wanted {
        Wanted {
            good: self.good.is_some(),
            quarantine: self.quarantine.is_some(),
            report: self.quarantine.is_none(),
        }
    }
}

/// How far the program was, as a file: an interrupted run goes on from there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checkpoint {
    input: PathBuf,
    size: u64,
    /// When the input was changed, in nanoseconds.
    modified: u128,
    pub position: Position,
    good: u64,
    quarantine: u64,
    pub summary: Summary,
}

impl Checkpoint {
    fn begin(input: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(input)?;
        let modified = metadata.modified()?.duration_since(UNIX_EPOCH);
        Ok(Checkpoint {
            input: input.to_owned(),
            size: metadata.len(),
            modified: modified.unwrap_or_default().as_nanos(),
            position: Position::default(),
            good: 0,
            quarantine: 0,
            summary: Summary::default(),
        })
    }

    /// Reads the checkpoint of an interrupted run, if there is one.
    ///
    /// # Errors
    ///
    /// Those of the files, and if the input is not the one that it was.
    pub fn load(paths: &Paths) -> io::Result<Option<Self>> {
        let Some(path) = paths.checkpoint() else {
            return Ok(None);
        };
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let saved: Checkpoint = serde_json::from_slice(&text)?;
        let now = Checkpoint::begin(&paths.input)?;
        if (&saved.input, saved.size, saved.modified) != (&now.input, now.size, now.modified) {
            let what = format!("it is not the file that {} is about", path.display());
            return Err(io::Error::other(what));
        }
        Ok(Some(saved))
    }

    /// Replaces the file as a whole: whenever the program ends, there is the old one or the new one.
    fn save(&self, path: &Path) -> io::Result<()> {
        let new = path.with_extension("new");
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_data()?;
        fs::rename(new, path)
    }
}

/// A file whose length is known.
struct Sink {
    file: BufWriter<File>,
    length: u64,
}

impl Sink {
    /// Opens a file that has `length` bytes, and what an interrupted run wrote after them is cut off.
    fn open(path: &Path, length: u64) -> io::Result<Self> {
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        if file.metadata()?.len() < length {
            let what = format!("{} is shorter than it was", path.display());
            return Err(io::Error::other(what));
        }
        file.set_len(length)?;
        file.seek(SeekFrom::End(0))?;
        let file = BufWriter::with_capacity(1 << 16, file);
        Ok(Sink { file, length })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()
    }
}

/// What is written, block by block.
pub struct Output {
    good: Option<Sink>,
    quarantine: Option<Sink>,
    report: bool,
    checkpoint: Checkpoint,
    checkpoint_path: Option<PathBuf>,
    every: Duration,
    saved: Instant,
}

impl Output {
    /// Opens the files, and goes on after `from` if that is given.
    ///
    /// # Errors
    ///
    /// Those of the files.
    pub fn open(paths: &Paths, from: Option<Checkpoint>, every: Duration) -> io::Result<Self> {
        let checkpoint = match from {
            Some(checkpoint) => checkpoint,
            None => Checkpoint::begin(&paths.input)?,
        };
        let open = |path: &Option<PathBuf>, length| {
            path.as_deref()
                .map(|path| Sink::open(path, length))
                .transpose()
        };
        Ok(Output {
            good: open(&paths.good, checkpoint.good)?,
            quarantine: open(&paths.quarantine, checkpoint.quarantine)?,
            report: paths.wanted().report,
            checkpoint,
            checkpoint_path: paths.checkpoint(),
            every,
            saved: Instant::now(),
        })
    }

    /// Writes what became of a block that ends at a position.
    ///
    /// # Errors
    ///
    /// Those of the files.
    pub fn write(&mut self, checked: &Checked, end: Position) -> io::Result<()> {
        if let Some(good) = &mut self.good {
            good.write(&checked.good)?;
        }
        if let Some(quarantine) = &mut self.quarantine {
            quarantine.write(&checked.quarantine)?;
        }
        if self.report && !checked.report.is_empty() {
            io::stdout().write_all(checked.report.as_bytes())?;
        }
        self.checkpoint.summary.merge(&checked.summary);
        self.checkpoint.position = end;
        if self.saved.elapsed() >= self.every {
            self.save()?;
        }
        Ok(())
    }

    /// What is in the files before the checkpoint is: it must not say more than is true.
    fn save(&mut self) -> io::Result<()> {
        let Some(path) = &self.checkpoint_path else {
            return Ok(());
        };
        for sink in [&mut self.good, &mut self.quarantine].into_iter().flatten() {
            sink.sync()?;
        }
        let length = |sink: &Option<Sink>| sink.as_ref().map_or(0, |sink| sink.length);
        self.checkpoint.good = length(&self.good);
        self.checkpoint.quarantine = length(&self.quarantine);
        self.checkpoint.save(path)?;
        self.saved = Instant::now();
        Ok(())
    }

    /// The rows so far, those before an interruption among them.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.checkpoint.summary
    }

    /// Ends the files. There is nothing to go on from after that.
    ///
    /// # Errors
    ///
    /// Those of the files.
    pub fn finish(&mut self) -> io::Result<()> {
        for sink in [&mut self.good, &mut self.quarantine].into_iter().flatten() {
            sink.sync()?;
        }
        match self.checkpoint_path.as_deref().map(fs::remove_file) {
            Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
