# Read by ./test: a private PostgreSQL on this machine's loopback, in a temporary folder, gone at the end.

cluster=

# The server refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

start_postgres() {
  local bin start=$SECONDS
  if [ -n "${PORTAL_TEST_POSTGRES:-}" ]; then say 'PostgreSQL: the server that PORTAL_TEST_POSTGRES names'; return; fi
  bin=$(postgres_bin) || return
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/portal-postgres.XXXXXX")
  if [ "$(id -u)" -eq 0 ]; then chown postgres:postgres "$cluster"; fi
  if make_cluster "$bin" >"$results/postgres.log" 2>&1 && launch_cluster "$bin"; then
    say "PostgreSQL $("$bin/postgres" --version | sed 's/.*) //;s/ .*//') on 127.0.0.1:$port"
  else
    say "PostgreSQL did not start: the tests on it are skipped. Its last words, of $results/postgres.log:"
    tail -n 5 "$results/postgres.log"
  fi
  took postgresql $((SECONDS - start)) ''
}

make_cluster() { (cd "$cluster" && as_postgres "$1/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync); }

# PostgreSQL cannot choose a free port by itself: one is drawn, and another one when somebody has it.
launch_cluster() {
  local attempt
  for attempt in {1..20}; do
    port=$((20000 + RANDOM % 12000))
    if (cd "$cluster" && as_postgres "$1/pg_ctl" -D "$cluster/data" -l "$cluster/server.log" -w -s start -o "-p $port -k $cluster \
      -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off") </dev/null >>"$results/postgres.log" 2>&1
    then
      export PORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
    cat "$cluster/server.log" >>"$results/postgres.log"
    grep -q 'could not bind' "$cluster/server.log" || return 1
    : >"$cluster/server.log"
  done
  return 1
}

stop_postgres() {
  [ -n "$cluster" ] || return 0
  (cd "$cluster" && as_postgres "$(postgres_bin)/pg_ctl" -D "$cluster/data" -m immediate -s stop) >/dev/null 2>&1
  cp "$cluster/server.log" "$results/postgres-server.log" 2>/dev/null
  rm -rf "$cluster"
  cluster=
}
