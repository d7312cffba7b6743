# Read by ./test: runs the steps and the parts, keeps their figures, prints the summary.

results=test-results
passed=0 failed=0 skipped=0
times=() failures=() skips=()
mkdir -p "$results"

say() { printf '\n== %s\n' "$*"; }

fail() { failed=$((failed + 1)); failures+=("$1"); }

took() { times+=("$(printf '%-12s %4d s   %s' "$1" "$2" "$3")"); }

# step NAME COMMAND: a step has no tests; failing is one failure.
step() {
  local name=$1 start=$SECONDS; shift
  say "$name"
  if "$@"; then took "$name" $((SECONDS - start)) ''; return 0; fi
  took "$name" $((SECONDS - start)) failed
  fail "$name"
  return 1
}

# run_tests PART PROJECT FILTER: the runner's own report is counted, not what it prints.
run_tests() {
  local part=$1 project=$2 narrowed=$3 start=$SECONDS report="$results/$1/$1.trx" code
  say "$part"
  rm -rf "${results:?}/$part" && mkdir -p "$results/$part"
  if [ -n "$filter" ]; then narrowed="${narrowed:+($narrowed)&}($filter)"; fi
  PORTAL_TEST_RESULTS="$PWD/$results/$part" dotnet test "$project/bin/Debug/net10.0/$project.dll" ${narrowed:+--filter "$narrowed"} \
    --logger "trx;LogFileName=$part.trx" --logger 'console;verbosity=minimal' --results-directory "$results/$part" \
    --blame-hang --blame-hang-timeout 4m --blame-hang-dump-type none </dev/null 2>&1 | tee "$results/$part/run.log"
  code=${PIPESTATUS[0]}
  count "$part" "$report" "$code" $((SECONDS - start))
}

# count PART REPORT EXIT-CODE SECONDS
count() {
  local part=$1 report=$2 code=$3 total=0 executed=0 good=0 bad
  if [ -f "$report" ]; then
    total=$(counter total "$report") executed=$(counter executed "$report") good=$(counter passed "$report")
  fi
  bad=$((executed - good))
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  took "$part" "$4" "$good passed, $bad failed, $((total - executed)) skipped"
  if [ "$total" -gt 0 ]; then
    while IFS= read -r line; do failures+=("$line"); done < <(tests_that Failed "$report")
    while IFS= read -r line; do skips+=("$line"); done < <(tests_that NotExecuted "$report")
  fi
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then fail "$part: the runner ended with exit code $code"; fi
  if [ "$total" -eq 0 ] && [ "$code" -eq 0 ] && [ -z "$filter" ]; then fail "$part: no test was found"; fi
}

counter() {
  local value
  value=$(sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1)
  printf '%d' "${value:-0}"
}

# The names of the tests with an outcome, each with the first line of its message.
tests_that() {
  awk -v outcome="outcome=\"$1\"" '
    function plain(s) { gsub(/&quot;/, "\"", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&#x[0-9A-F]+;/, " ", s); gsub(/&amp;/, "\\&", s); return s }
    function done() { if (name != "") print plain(name (why == "" ? "" : ": " why)); name = ""; why = "" }
    /<UnitTestResult / { done(); if (index($0, outcome)) { name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name) } }
    name != "" && why == "" && /<Message>/ { why = $0; sub(/.*<Message>/, "", why); sub(/<\/Message>.*/, "", why) }
    /<\/Results>/ { done() }' "$2"
}

finish() {
  if [ -n "$filter" ] && [ $((passed + failed + skipped)) -eq 0 ]; then fail "no test matches '$filter'"; fi
  if [ ${#skips[@]} -gt 0 ]; then say skipped; printf '%s\n' "${skips[@]}"; fi
  if [ ${#failures[@]} -gt 0 ]; then say failed; printf '%s\n' "${failures[@]}"; fi
  say times
  printf '%s\n' "${times[@]}" ''
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}
