-- The two roles of docs/operations.md. The image of PostgreSQL runs this with psql, once, in the database it has made.
-- A statement that fails would stand in the log, with its password.
set log_min_error_statement = panic;

\set owner_password `cat "$OWNER_PASSWORD_FILE"`
\set app_password `cat "$APP_PASSWORD_FILE"`

create role plimsoll_owner login password :'owner_password';
create role plimsoll_app login noinherit password :'app_password';
alter database plimsoll owner to plimsoll_owner;
revoke all on database plimsoll from public;
grant connect on database plimsoll to plimsoll_app;
