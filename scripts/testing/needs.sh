# Read by ./test: what the tests need beyond the .NET SDK. On Debian root gets it installed; otherwise it is named,
# and the tests that need it are skipped.

strangers=BillingPortal.Tests/Strangers
apt_is_fresh=

have() { command -v "$1" >/dev/null 2>&1; }

postgres_bin() {
  local initdb
  initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
  initdb=${initdb:-$(command -v initdb)}
  [ -n "$initdb" ] && dirname "$initdb"
}

meet_needs() {
  if ! have dotnet; then
    say 'The .NET 10 SDK is missing. Install it first: https://dotnet.microsoft.com/download'
    fail 'dotnet is missing'
    finish
  fi
  if asked unit; then need 'have pdftotext' poppler-utils 'the tests that read PDF files'; fi
  if asked unit; then need 'have qpdf' qpdf 'the tests of the form of PDF files'; fi
  if [ -z "${PORTAL_TEST_POSTGRES:-}" ] && { asked data || asked web; }; then
    need 'postgres_bin >/dev/null' postgresql 'the tests on PostgreSQL'
  fi
  if asked web; then
    need 'have node' nodejs 'the tests that drive the portal from JavaScript'
    npm_packages
  fi
  if [ -z "${PORTAL_TEST_CHROMIUM:-}" ] && asked e2e; then need '[ -x /usr/bin/chromium ]' chromium 'the tests in a browser'; fi
}

# need CONDITION PACKAGE PURPOSE
need() {
  if eval "$1"; then return; fi
  if [ "${PORTAL_TEST_INSTALL:-yes}" = no ] || [ "$(id -u)" -ne 0 ] || ! have apt-get; then
    say "$2 is missing: $3 are skipped. On Debian: apt-get install $2"
    return
  fi
  say "Installing $2 for $3 (PORTAL_TEST_INSTALL=no goes on without)"
  if install "$2" && eval "$1"; then return; fi
  say "$2 could not be installed: $3 are skipped."
}

install() {
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "$apt_is_fresh" ]; then apt-get update -qq </dev/null; apt_is_fresh=yes; fi
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 "$1" </dev/null
}

# Packages of strangers' languages, from the committed lock file only.
npm_packages() {
  [ -f "$strangers/package-lock.json" ] || return 0
  if ! have npm; then need 'have npm' npm 'the tests that drive the portal from JavaScript'; fi
  have npm || return 0
  say 'npm ci'
  npm ci --prefix "$strangers" --no-audit --no-fund </dev/null || say 'The npm packages could not be had: the tests that need them are skipped.'
}
