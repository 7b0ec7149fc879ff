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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paths {
    pub input: PathBuf,
    #[serde(rename = "good_file")]
    pub good: Option<PathBuf>,
    #[serde(rename = "quarantine_file")]
    pub quarantine: Option<PathBuf>,
}

impl Paths {
    /// The checkpoint is beside what it is about; without a file to write there is none, nor with a pipe.
    #[must_use]
    pub fn checkpoint(&self) -> Option<PathBuf> {
        let mut written = [&self.good, &self.quarantine].into_iter().flatten();
        if written.any(|path| !is_file(path)) {
            return None;
        }
        let beside = self.good.as_ref().or(self.quarantine.as_ref())?;
        let mut name = beside.clone().into_os_string();
        name.push(".checkpoint");
        Some(name.into())
    }

    /// The files must be different ones: what is written would overwrite what is read.
    fn check(&self) -> io::Result<()> {
        let all = [
            Some(&self.input),
            self.good.as_ref(),
            self.quarantine.as_ref(),
        ];
        // One that is not there yet has no canonical name.
        let name = |path: &PathBuf| path.canonicalize().or_else(|_| std::path::absolute(path));
        let mut names = Vec::new();
        for path in all.into_iter().flatten().filter(|path| is_file(path)) {
            let name = name(path)?;
            if names.contains(&name) {
                let what = format!("{} is given twice", path.display());
                return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
            }
            names.push(name);
        }
        Ok(())
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
    #[serde(flatten)]
    paths: Paths,
    size: u64,
    /// When the input was changed, in nanoseconds.
    modified: u128,
    pub position: Position,
    good: u64,
    quarantine: u64,
    pub summary: Summary,
}

impl Checkpoint {
    fn begin(paths: &Paths) -> io::Result<Self> {
        let metadata = fs::metadata(&paths.input).map_err(about(&paths.input))?;
        let modified = metadata.modified()?.duration_since(UNIX_EPOCH);
        Ok(Checkpoint {
            paths: paths.clone(),
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
            Err(error) => return Err(about(&path)(error)),
        };
        let saved: Checkpoint =
            serde_json::from_slice(&text).map_err(|error| about(&path)(error.into()))?;
        let now = Checkpoint::begin(paths)?;
        let is_same = (&saved.paths.input, saved.size, saved.modified)
            == (&now.paths.input, now.size, now.modified);
        if !is_same {
            let what = format!("it is not the file that {} is about", path.display());
            return Err(about(&paths.input)(io::Error::other(what)));
        }
        if saved.paths != now.paths {
            let what = "the interrupted run wrote other files: resume with the same `--good` and `--quarantine`";
            return Err(about(&path)(io::Error::other(what)));
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

/// Whether it is no pipe and no device: these have no length, and what is written to them stays.
fn is_file(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |metadata| metadata.is_file())
}

/// A file whose length is known.
struct Sink {
    path: PathBuf,
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
            return Err(io::Error::other("it is shorter than it was"));
        }
        if is_file(path) {
            file.set_len(length)?;
            file.seek(SeekFrom::End(0))?;
        }
        let file = BufWriter::with_capacity(1 << 16, file);
        let path = path.to_owned();
        Ok(Sink { path, file, length })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes).map_err(about(&self.path))
    }

    fn sync(&mut self) -> io::Result<()> {
        let flushed = self.file.flush();
        let synced = flushed.and_then(|()| {
            if is_file(&self.path) {
                self.file.get_ref().sync_data()
            } else {
                Ok(())
            }
        });
        synced.map_err(about(&self.path))
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
        paths.check()?;
        let checkpoint = if let Some(checkpoint) = from {
            checkpoint
        } else {
            // One of an earlier run would be about files that are overwritten now.
            remove(paths.checkpoint().as_deref())?;
            Checkpoint::begin(paths)?
        };
        let open = |path: &Option<PathBuf>, length| {
            let path = path.as_deref();
            path.map(|path| Sink::open(path, length).map_err(about(path)))
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
            let written = io::stdout().write_all(checked.report.as_bytes());
            written.map_err(about(Path::new("the standard output")))?;
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
        self.checkpoint.save(path).map_err(about(path))?;
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
        remove(self.checkpoint_path.as_deref())
    }

    /// The file whose rows these are.
    #[must_use]
    pub fn input(&self) -> &Path {
        &self.checkpoint.paths.input
    }
}

/// Removes a file, if it is there.
fn remove(path: Option<&Path>) -> io::Result<()> {
    match path.map(|path| (path, fs::remove_file(path))) {
        Some((path, Err(error))) if error.kind() != io::ErrorKind::NotFound => {
            Err(about(path)(error))
        }
        _ => Ok(()),
    }
}

/// Adds the name of the file that an error is about.
pub fn about(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
