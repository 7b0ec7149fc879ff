//! The program as a user runs it: what it says of a file, what it writes, and what an interruption loses.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

fn gradebook() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_example-gradebook"));
    command.stdin(Stdio::null());
    command
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name)
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Runs a command, and kills it when it has written another checkpoint.
#[track_caller]
fn kill_at_checkpoint(command: &mut Command, checkpoint: &Path) {
    let before = fs::read(checkpoint).ok();
    let mut child = command
        .args(["--checkpoint-every", "0", "--block-size", "1000"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while fs::read(checkpoint).ok() == before {
        assert!(child.try_wait().unwrap().is_none(), "it has ended");
        thread::sleep(Duration::from_micros(100));
    }
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().code(), None, "it has ended");
}

#[test]
fn every_problem_is_reported_by_its_line() {
    let output = gradebook().arg(sample("marks.csv")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output);
    let (problems, summary) = report.split_once("\n\n").unwrap();
    let expected = "\
row 4: math: 160 is not within 0..=100
row 5: physics: \"eighty\": invalid digit found in string
row 6: 3 columns in place of 4
row 7: 5 columns in place of 4
row 8: the row is empty
row 9: math: 101 is not within 0..=100
row 9: physics: -1 is not within 0..=100
row 9: chemistry: 200 is not within 0..=100
row 10: student: \"\" is not 1..=40 characters long
row 11: chemistry: \"\": cannot parse integer from empty string
row 14: math: \"7.5\": invalid digit found in string
row 15: student: \"M\u{fffd}\": incomplete utf-8 byte sequence from index 1
row 18: math: \"1e3\": invalid digit found in string";
    assert_eq!(problems, expected);
    assert!(
        summary.starts_with("5 good rows, 11 bad ones\n"),
        "{summary}"
    );
    assert!(
        summary.contains("           2  math: not within 0..=100\n"),
        "{summary}"
    );
    assert!(
        summary.contains("the tracker saw 5 exams; 0 are live"),
        "{summary}"
    );
}

#[test]
fn json_that_is_none_and_json_that_is_no_exam_are_told_apart() {
    let output = gradebook().arg(sample("marks.ndjson")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output);
    for line in [
        "row 3: math: 160 is not within 0..=100",
        "row 4: invalid type: string \"eighty\", expected i64, column 51",
        "row 7: the row is empty",
        "row 12: invalid type: floating point `7.5`, expected i64, column 29",
        "row 15: invalid unicode code point, column 17",
        "3 good rows, 13 bad ones",
        "           3  the row: not JSON",
    ] {
        assert!(report.lines().any(|it| it == line), "{line}:\n{report}");
    }
}

/// The size of a block changes nothing, though every row is cut by one.
#[test]
fn blocks_are_not_to_be_seen() {
    for name in ["marks.csv", "marks.ndjson"] {
        let whole = gradebook().arg(sample(name)).output().unwrap();
        let rows = |output: &Output| {
            let text = text(output);
            text.split("\n\n").next().map(str::to_owned)
        };
        for size in [1, 2, 3, 7, 30, 64, 100, 200] {
            let cut = gradebook()
                .arg(sample(name))
                .args(["--block-size", &size.to_string(), "--workers", "3"])
                .output()
                .unwrap();
            assert_eq!(rows(&cut), rows(&whole), "{name} in blocks of {size}");
        }
    }
}

#[test]
fn good_rows_and_bad_ones_go_to_files() {
    let folder = folder("files");
    let (good, bad) = (folder.join("good"), folder.join("bad"));
    let output = gradebook()
        .arg(sample("marks.csv"))
        .arg("--good")
        .arg(&good)
        .arg("--quarantine")
        .arg(&bad)
        .output()
        .unwrap();
    assert!(!text(&output).contains("row 4"), "they are in the file");
    let good = lines(&good);
    assert_eq!(good.len(), 5);
    assert_eq!(good[2]["student"], "Ivy, the second");
    assert_eq!(good[4]["student"], "Ned\nthe third");

    let bad = lines(&bad);
    assert_eq!(bad.len(), 11);
    let expected = serde_json::json!({
        "row": 9,
        "problems": [
            { "column": "math", "code": "range", "value": "101", "message": "101 is not within 0..=100" },
            { "column": "physics", "code": "range", "value": "-1", "message": "-1 is not within 0..=100" },
            { "column": "chemistry", "code": "range", "value": "200", "message": "200 is not within 0..=100" },
        ],
        "input": ["Gus", "101", "-1", "200"],
    });
    assert_eq!(bad[5], expected);
    assert!(!folder.join("good.checkpoint").exists(), "the run is over");
}

#[test]
fn a_good_line_is_copied_unless_its_name_is_trimmed() {
    let folder = folder("copied");
    let (input, good) = (folder.join("marks.ndjson"), folder.join("good"));
    let as_read = r#"{ "math": 1, "physics": 2, "chemistry": 3, "student": "A\u006en" }"#;
    let trimmed = r#"{"student": " Bob ", "math": 4, "physics": 5, "chemistry": 6}"#;
    fs::write(&input, format!("  {as_read}\r\n{trimmed}\n")).unwrap();
    let output = gradebook().arg(&input).arg("--good").arg(&good).output();
    assert!(output.unwrap().status.success());
    let written = r#"{"student":"Bob","math":4,"physics":5,"chemistry":6}"#;
    assert_eq!(
        fs::read_to_string(&good).unwrap(),
        format!("{as_read}\n{written}\n"),
    );
}

/// A file that takes some hundred blocks.
fn many_rows(path: &Path, rows: usize, is_csv: bool) {
    let mut text = String::from(if is_csv {
        "student,math,physics,chemistry\n"
    } else {
        ""
    });
    for i in 0..rows {
        let (math, physics, chemistry) = (i % 101, i % 97, i % 103);
        let line = if is_csv && i % 50 == 0 {
            writeln!(text, "\"Name\n{i}\",{math},{physics},{chemistry}\n")
        } else if is_csv {
            writeln!(text, "Student {i},{math},{physics},{chemistry}")
        } else {
            writeln!(
                text,
                r#"{{"student":" Student {i} ","math":{math},"physics":{physics},"chemistry":{chemistry}}}"#
            )
        };
        line.unwrap();
    }
    fs::write(path, text).unwrap();
}

#[test]
fn an_interruption_loses_nothing() {
    for name in ["marks.ndjson", "marks.csv"] {
        interrupt(name, |path| {
            many_rows(path, 60_000, name.ends_with("csv"));
            // An empty line after each name of two lines is a bad row.
            60_000
                + if name.ends_with("csv") {
                    60_000 / 50
                } else {
                    0
                }
        });
    }
}

/// Killed again and again, whatever it was doing, it writes what it writes undisturbed: each of the rows that `write` put
/// into the file, once.
fn interrupt(name: &str, write: impl Fn(&Path) -> usize) {
    let folder = folder(&format!("resume-{name}"));
    let input = folder.join(name);
    let rows = write(&input);
    let files = |of: &str| {
        (
            folder.join(format!("{of}-good")),
            folder.join(format!("{of}-bad")),
        )
    };
    let command = |of: &str| {
        let (good, bad) = files(of);
        let mut command = gradebook();
        command
            .arg(&input)
            .arg("--good")
            .arg(good)
            .arg("--quarantine")
            .arg(bad);
        command
    };
    let whole = command("whole").output().unwrap();
    assert_eq!(whole.status.code(), Some(1), "{whole:?}");

    let checkpoint = folder.join("cut-good.checkpoint");
    for _ in 0..4 {
        kill_at_checkpoint(command("cut").arg("--resume"), &checkpoint);
        // What was written after the checkpoint is written again.
        let (good, _) = files("cut");
        let mut text = fs::read(&good).unwrap();
        text.extend_from_slice(b"half a li");
        fs::write(&good, text).unwrap();
    }
    let resumed = command("cut").arg("--resume").output().unwrap();
    assert_eq!(resumed.status.code(), Some(1), "{resumed:?}");

    let ((whole_good, whole_bad), (good, bad)) = (files("whole"), files("cut"));
    let numbers: Vec<u64> = lines(&bad)
        .iter()
        .map(|line| line["row"].as_u64().unwrap())
        .collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{name}: a row twice");
    let good_rows = fs::read_to_string(&good).unwrap().lines().count();
    assert_eq!(good_rows + numbers.len(), rows, "{name}");
    assert!(
        fs::read(whole_good).unwrap() == fs::read(good).unwrap(),
        "{name}: good rows"
    );
    assert!(
        fs::read(whole_bad).unwrap() == fs::read(bad).unwrap(),
        "{name}: bad rows"
    );
    let summary = |output: &Output| {
        let text = text(output);
        let lines = text.lines().take_while(|line| !line.contains(" rows in "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(summary(&whole), summary(&resumed), "{name}");
    assert!(!checkpoint.exists());
}

#[test]
fn another_file_is_not_gone_on_with() {
    let folder = folder("another");
    let input = folder.join("marks.ndjson");
    many_rows(&input, 20_000, false);
    let command = || {
        let mut command = gradebook();
        command.arg(&input).arg("--good").arg(folder.join("good"));
        command
    };
    kill_at_checkpoint(&mut command(), &folder.join("good.checkpoint"));
    many_rows(&input, 20_001, false);
    let output = command().arg("--resume").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("it is not the file that"), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_no_bad_row() {
    let output = gradebook().arg("nothing.csv").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("nothing.csv: "));
}

#[test]
fn another_run_writes_the_same_files_from_the_beginning() {
    let folder = folder("again");
    let input = folder.join("marks.csv");
    many_rows(&input, 100, true);
    let (good, bad) = (folder.join("good"), folder.join("bad"));
    let checkpoint = folder.join("good.checkpoint");
    let mut first = gradebook();
    first.arg(&input).arg("--good").arg(&good);
    first.arg("--quarantine").arg(&bad);
    assert_eq!(first.output().unwrap().status.code(), Some(1));

    // It was interrupted, and its checkpoint is there; then it is begun again, and killed at once.
    fs::write(&checkpoint, "of the run before").unwrap();
    let resumed = first.arg("--resume").output().unwrap();
    let error = String::from_utf8_lossy(&resumed.stderr).into_owned();
    assert!(error.contains("good.checkpoint: expected value"), "{error}");
    let mut again = gradebook();
    again.arg(&input).arg("--good").arg(&good);
    assert_eq!(again.output().unwrap().status.code(), Some(1));
    assert!(!checkpoint.exists());
}

#[test]
fn a_run_is_resumed_with_the_same_files() {
    let folder = folder("other-files");
    let input = folder.join("marks.ndjson");
    many_rows(&input, 20_000, false);
    let command = || {
        let mut command = gradebook();
        command.arg(&input).arg("--good").arg(folder.join("good"));
        command
    };
    kill_at_checkpoint(&mut command(), &folder.join("good.checkpoint"));
    let mut other = command();
    other.arg("--quarantine").arg(folder.join("bad"));
    let output = other.arg("--resume").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        error.contains("the interrupted run wrote other files"),
        "{error}"
    );
    assert_eq!(
        command().arg("--resume").output().unwrap().status.code(),
        Some(1)
    );
}

#[test]
fn no_file_is_given_twice() {
    let folder = folder("twice");
    let input = folder.join("marks.csv");
    many_rows(&input, 10, true);
    let before = fs::read(&input).unwrap();
    let other = folder.join(".").join("marks.csv");
    for (option, file) in [("--good", &input), ("--quarantine", &other)] {
        let output = gradebook()
            .arg(&input)
            .arg(option)
            .arg(file)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains("is given twice"), "{error}");
        assert!(fs::read(&input).unwrap() == before, "it is as it was");
    }
}

#[test]
fn an_error_names_its_file() {
    let nowhere = Path::new("nowhere").join("good");
    let output = gradebook().arg("--good").arg(&nowhere).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.starts_with(&nowhere.display().to_string()), "{error}");
}

const JSON: &str = r#"{"student":"Ann","math":1,"physics":2,"chemistry":3}"#;
const NAMES: &str = "student,math,physics,chemistry";

/// What is said of the rows of a file, in any size of blocks, and the exit code.
fn check(name: &str, content: impl AsRef<[u8]>) -> (Vec<String>, Option<i32>) {
    let of = thread::current().name().unwrap().to_owned();
    let input = folder(&of).join(name);
    fs::write(&input, &content).unwrap();
    let run = |block_size: &str| {
        let mut command = gradebook();
        let output = command
            .arg(&input)
            .args(["--block-size", block_size])
            .output();
        let output = output.unwrap();
        let text = text(&output) + &String::from_utf8_lossy(&output.stderr);
        let text = text.replace(&format!("{}: ", input.display()), "");
        let lines = text.lines().filter(|line| !line.is_empty());
        let lines = lines.take_while(|line| !line.contains(" rows in ") && !line.starts_with(' '));
        (
            lines.map(str::to_owned).collect::<Vec<_>>(),
            output.status.code(),
        )
    };
    let whole = run("1048576");
    let block_size = if content.as_ref().len() < 10_000 {
        "10"
    } else {
        "70000"
    };
    assert_eq!(run(block_size), whole, "{name} in blocks of {block_size}");
    whole
}

#[test]
fn files_that_are_not_as_they_should_be() {
    let ndjson = |content: &str| check("a.ndjson", content);
    let csv = |rows: &str| check("a.csv", format!("{NAMES}\n{rows}"));
    let found =
        |lines: &[&str], code| (lines.iter().map(ToString::to_string).collect(), Some(code));

    // A last line that is cut.
    assert_eq!(
        ndjson(&format!("{JSON}\n{{\"student\": \"An")),
        found(
            &[
                "row 2: EOF while parsing a string, column 15",
                "1 good rows, 1 bad ones"
            ],
            1
        ),
    );
    for last in ["Ben,1", "\"Ben,1"] {
        let (lines, code) = csv(&format!("Ann,1,2,3\n{last}"));
        assert!(lines[0].starts_with("row 3: "), "{lines:?}");
        assert_eq!((&*lines[1], code), ("1 good rows, 1 bad ones", Some(1)));
    }
    // Without any row.
    assert_eq!(ndjson(""), found(&["0 good rows, 0 bad ones"], 0));
    assert_eq!(csv(""), found(&["0 good rows, 0 bad ones"], 0));
    assert_eq!(
        check("a.csv", ""),
        found(&["there are no names of columns"], 2)
    );
    // Columns.
    let one = found(&["1 good rows, 0 bad ones"], 0);
    assert_eq!(
        check("a.csv", "chemistry,math,student,physics\n1,2,Ann,3"),
        one
    );
    for (names, what) in [
        (
            "student,math,physics",
            "the column \"chemistry\" is missing",
        ),
        ("student,Math,physics,chemistry", "unknown column \"Math\""),
        (
            "student,math,physics,chemistry,math",
            "two columns \"math\"",
        ),
    ] {
        assert_eq!(
            check("a.csv", format!("{names}\nAnn,1,2,3")),
            found(&[what], 2)
        );
    }
    // A byte order mark, and the ends of lines of Windows.
    assert_eq!(ndjson(&format!("\u{feff}{JSON}\r\n")), one);
    assert_eq!(
        check("a.csv", format!("\u{feff}{NAMES}\r\nAnn,1,2,3\r\n")),
        one
    );
    // No UTF-8.
    let bytes = [
        JSON.as_bytes(),
        b"\n{\"student\":\"\xff\"}\n",
        JSON.as_bytes(),
    ]
    .concat();
    assert_eq!(
        check("a.ndjson", bytes),
        found(
            &[
                "row 2: invalid unicode code point, column 13",
                "2 good rows, 1 bad ones"
            ],
            1
        ),
    );
}

#[test]
fn a_row_that_is_too_long_is_one_bad_row() {
    let name = "x".repeat(3 << 20);
    let json = JSON.replace("Ann", &name);
    let csv = format!("{NAMES}\nAnn,1,2,3\n\n{name},1,2,3\nBen,1,2,3\n");
    let what = "the row is longer than 1048576 bytes";
    let (lines, _) = check("a.ndjson", format!("{JSON}\n{json}\n{JSON}\n{JSON}"));
    assert_eq!(
        lines,
        [&format!("row 2: {what}"), "3 good rows, 1 bad ones"]
    );
    let (lines, _) = check("a.csv", csv);
    assert_eq!(
        lines,
        [
            "row 3: the row is empty",
            &format!("row 4: {what}"),
            "2 good rows, 2 bad ones"
        ],
    );
}

#[test]
fn a_missing_quote_costs_one_row() {
    let what = "row 3: a quote is missing: the cell goes on in the next line";
    let rows = "Ann,1,2,3\n".repeat(120_000); // more than may be a row
    for after in [rows.as_str(), "Ann,1,2,3\n", ""] {
        for end in ["\"Eve\",4,5,6\n", "\"Eve\nII\",4,5,6\n", "Eve,4,5,6\n"] {
            let text = format!("{NAMES}\nAnn,1,2,3\n\"Ben,1,2,3\n{after}{end}Ann,1,2,3\n");
            let good = after.lines().count() + 3;
            let (lines, _) = check("a.csv", text);
            assert_eq!(lines, [what, &format!("{good} good rows, 1 bad ones")]);
        }
    }
    // Rows of two lines, bad or good, are what they are.
    let (lines, _) = check(
        "a.csv",
        format!("{NAMES}\n\"A\nB\",1,2,300\n\"A, b, c, d\nB\",1,2,3"),
    );
    assert_eq!(
        lines,
        [
            "row 2: chemistry: 300 is not within 0..=100",
            "1 good rows, 1 bad ones"
        ]
    );
}

#[cfg(feature = "parquet")]
mod parquet {
    use std::fs::File;
    use std::path::Path;
    use std::sync::Arc;

    use ::parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
    use ::parquet::file::properties::WriterProperties;
    use ::parquet::file::writer::SerializedFileWriter;
    use ::parquet::schema::parser::parse_message_type;

    use super::*;

    /// Two row groups; of the last row, a mark is missing.
    fn write(path: &Path) {
        write_groups(path, 1);
    }

    /// So many times the same two row groups.
    fn write_groups(path: &Path, times: usize) {
        let schema = "message exams {
            required binary student (UTF8);
            required int32 math;
            required int32 physics;
            optional int32 chemistry;
        }";
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let properties = Arc::new(WriterProperties::default());
        let file = File::create(path).unwrap();
        let mut writer = SerializedFileWriter::new(file, schema, properties).unwrap();
        let groups = [
            (["Ann", "Ben"], [30, 160], vec![40, 50], [1, 1]),
            (["Cleo", ""], [100, 0], vec![0], [1, 0]),
        ];
        for (names, maths, chemistry, present) in groups.iter().cycle().take(2 * times) {
            let mut group = writer.next_row_group().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            let names = names.map(ByteArray::from);
            column
                .typed::<ByteArrayType>()
                .write_batch(&names, None, None)
                .unwrap();
            column.close().unwrap();
            for marks in [*maths, [1, 2]] {
                let mut column = group.next_column().unwrap().unwrap();
                column
                    .typed::<Int32Type>()
                    .write_batch(&marks, None, None)
                    .unwrap();
                column.close().unwrap();
            }
            let mut column = group.next_column().unwrap().unwrap();
            let typed = column.typed::<Int32Type>();
            typed.write_batch(chemistry, Some(present), None).unwrap();
            column.close().unwrap();
            group.close().unwrap();
        }
        writer.close().unwrap();
    }

    #[test]
    fn an_interruption_loses_no_row_group() {
        interrupt("marks.parquet", |path| {
            write_groups(path, 500);
            2000
        });
    }

    #[test]
    fn rows_are_read_from_parquet() {
        let folder = folder("parquet");
        let (input, good) = (folder.join("marks.parquet"), folder.join("good"));
        write(&input);
        let output = gradebook()
            .arg(&input)
            .arg("--good")
            .arg(&good)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let report = text(&output);
        assert!(
            report.contains("row 2: math: 160 is not within 0..=100\n"),
            "{report}"
        );
        assert!(
            report.contains("row 4: chemistry: null is not an integer\n"),
            "{report}"
        );
        let names: Vec<Value> = lines(&good)
            .iter()
            .map(|row| row["student"].clone())
            .collect();
        assert_eq!(names, ["Ann", "Cleo"]);
    }
}
