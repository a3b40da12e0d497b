//! Tests of the whole core, through its one public door.

mod vectors;
