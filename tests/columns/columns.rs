//! Newtypes as columns of sqlx, by one macro after `=>`.

use inbounds::prelude::*;
use sqlx::{Connection, Row, SqliteConnection};

/// A newtype is read from and written to a column of the type of its value.
macro_rules! sqlx_column {
    ($vis:vis struct $name:ident from $fields:ident ($type:ty)) => {
        impl<D: sqlx::Database> sqlx::Type<D> for $name
        where
            $type: sqlx::Type<D>,
        {
            fn type_info() -> D::TypeInfo {
                <$type as sqlx::Type<D>>::type_info()
            }

            fn compatible(info: &D::TypeInfo) -> bool {
                <$type as sqlx::Type<D>>::compatible(info)
            }
        }

        impl<'q, D: sqlx::Database> sqlx::Encode<'q, D> for $name
        where
            $type: sqlx::Encode<'q, D>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <D as sqlx::Database>::ArgumentBuffer<'q>,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                self.fields().value.encode_by_ref(buffer)
            }
        }

        impl<'r, D: sqlx::Database> sqlx::Decode<'r, D> for $name
        where
            $type: sqlx::Decode<'r, D>,
        {
            fn decode(
                value: <D as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                Ok(Self::try_from(<$type as sqlx::Decode<'r, D>>::decode(
                    value,
                )?)?)
            }
        }
    };
}

validated_struct! {
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    struct Name(String via inbounds::normalize::trim in chars(1..=40)) => sqlx_column!;
}

validated_struct! {
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Percent(u8 in 0..=100) => sqlx_column!;
}

#[test]
fn sqlx_reads_and_writes_a_column() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut db = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::query("CREATE TABLE exam (name TEXT NOT NULL, percent INTEGER NOT NULL)")
            .execute(&mut db)
            .await
            .unwrap();
        sqlx::query("INSERT INTO exam VALUES (?, ?), ('', 160)")
            .bind(Name::new("Ada").unwrap())
            .bind(Percent::new(60).unwrap())
            .execute(&mut db)
            .await
            .unwrap();
        let rows = sqlx::query("SELECT name, percent FROM exam")
            .fetch_all(&mut db)
            .await
            .unwrap();
        assert_eq!(rows[0].get::<Name, _>("name").value(), "Ada");
        assert_eq!(rows[0].get::<Percent, _>("percent").value(), 60);
        let err = rows[1].try_get::<Name, _>("name").unwrap_err().to_string();
        assert!(err.contains("\"\" is not 1..=40 characters long"), "{err}");
        let err = rows[1].try_get::<Percent, _>("percent").unwrap_err();
        assert!(
            err.to_string().contains("160 is not within 0..=100"),
            "{err}"
        );
    });
}
