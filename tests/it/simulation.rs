//! The page of the simulation is what its example writes, and says what is promised.

const PAGE: &str = include_str!("../../docs/simulation.md");
const EXAMPLE: &str = include_str!("../../examples/simulation/simulated.rs");

/// The rows of the table whose header has these words, cell by cell.
fn rows(words: &str) -> Vec<Vec<&'static str>> {
    let lines =
        PAGE.lines().skip_while(|line| !(line.starts_with("| drawn |") && line.contains(words))).skip(2);
    lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect()
}

/// The lower end of a share's interval, its share, and the upper end, in percent.
fn share(cell: &str) -> [f64; 3] {
    let (_, said) = cell.split_once(": ").unwrap();
    let (middle, ends) = said.split_once(" % (").unwrap();
    let (low, high) = ends.trim_end_matches(')').split_once(" to ").unwrap();
    [low, middle, high].map(|text| text.parse().unwrap())
}

fn holds(cell: &str, promised: f64) -> bool {
    let [low, _, high] = share(cell);
    low <= promised && promised <= high
}

#[test]
fn the_page_has_the_tables_of_the_example() {
    let headers: Vec<&str> = PAGE.lines().filter(|line| line.starts_with("| drawn |")).collect();
    assert_eq!(headers.len(), 2);
    assert!(headers.iter().all(|header| EXAMPLE.contains(header)));
    assert_eq!(rows("naive").len(), 6);
    assert_eq!(rows("interval").len(), 6);
}

#[test]
fn the_page_says_what_is_promised() {
    for row in rows("naive") {
        let [_, what, _, _, shorter, _, either, early, _, _] = row[..] else { panic!("{row:?}") };
        if what.starts_with("no true change") {
            assert!(share(either)[0] <= 5.0, "{what}: {either}");
        }
        if what.ends_with("a look after every pair") {
            assert!(early.starts_with("0:"), "{what}: {early}");
        }
        let promised = match what {
            "true halving, spread 0.6, one look" => 93.0,
            "true halving, spread 1.0, one look" => 54.0,
            _ => continue,
        };
        assert!(holds(shorter, promised), "{what}: {shorter}");
    }
    for row in rows("interval") {
        assert!(share(row[2])[2] >= 95.0, "{row:?}");
    }
}

#[test]
fn the_naive_comparison_stands_beside_and_shows_wins_without_a_change() {
    for row in rows("naive").iter().filter(|row| row[1].starts_with("no true change")) {
        let promised = if row[1].contains("spread 1.0") { 29.0 } else { 18.0 };
        assert!(holds(row[8], promised), "{row:?}");
    }
}
