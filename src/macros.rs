//! How the macro works.

mod accessors;
mod constant;
mod declare;
mod default;
mod derived;
mod documented;
mod generics;
mod ide_recovery;
mod mistake;
mod newtype;
mod reach;
mod rule;
mod setup;
mod structs;
mod track;
mod type_class;
mod validated_struct;
