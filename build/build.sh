# Builds the program for the launcher. Sourced by ./baton.

# Whoever only wants to start Baton does not wait for Error Prone. What is compiled without it carries a
# mark, and any other build compiles it again; a checkout that was built with it stays so.
baton_how_to_build() {
  if [ -d "$1/core/target/classes" ] && ! ls "$1"/*/target/unchecked >/dev/null 2>&1; then
    return 0
  fi
  for module_pom in "$1"/*/pom.xml; do
    mkdir -p "${module_pom%/pom.xml}/target"
    : >"${module_pom%/pom.xml}/target/unchecked"
  done
  echo -Dbaton.unchecked
}

baton_build() {
  build_root=$1
  build_jdk=$2
  build_log=$build_root/app/target/build.log
  mkdir -p "$build_root/app/target"
  # Two launchers at once must not build into each other.
  build_lock=$build_root/app/target/building
  if ! mkdir "$build_lock" 2>/dev/null; then
    if [ -n "$(find "$build_lock" -maxdepth 0 -mmin +15 2>/dev/null)" ]; then
      rmdir "$build_lock" 2>/dev/null || true
    fi
    echo "baton: another build is under way; waiting for it" >&2
    while [ -d "$build_lock" ]; do sleep 1; done
    [ -f "$build_root/app/target/built" ] && return 0
    mkdir "$build_lock" || return 1
  fi
  trap 'rmdir "$build_lock" 2>/dev/null' EXIT
  trap 'exit 130' INT TERM
  if ! command -v mvn >/dev/null 2>&1; then
    echo "baton: needs Maven (mvn) to build itself; Debian: apt-get install maven" >&2
    return 1
  fi
  echo "baton: building (the first time also fetches libraries; details in app/target/build.log)" >&2
  stamp=$build_root/app/target/built.new
  : >"$stamp"
  build_how=$(baton_how_to_build "$build_root")
  (cd "$build_root" && JAVA_HOME=$build_jdk mvn -B $build_how -DskipTests -Dmaven.test.skip=true -pl app -am package) >"$build_log" 2>&1 &
  build_pid=$!
  while kill -0 "$build_pid" 2>/dev/null; do
    sleep 1
    step=$(sed -n 's/^\[INFO\] --- \([a-z-]*\):.*@ \(baton-[a-z]*\).*/\2: \1/p; s/^Downloaded from [^:]*: .*\/\([^/ ]*\) .*/fetched \1/p' "$build_log" | tail -n 1)
    if [ -t 2 ]; then
      printf '\r\033[K  %s' "$step" >&2
    fi
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if ! wait "$build_pid"; then
    echo "baton: the build failed:" >&2
    grep -E '^\[(ERROR|WARNING)\]' "$build_log" | head -n 20 >&2
    return 1
  fi
  baton_train "$build_root" "$build_jdk"
  rmdir "$build_lock" 2>/dev/null || true
  trap - EXIT INT TERM
}

# One practice run writes the AOT cache and unpacks SQLite's native library. Without them all works
# too, only slower.
baton_train() {
  train_app=$1/app/target
  mv "$train_app/built.new" "$train_app/built"
  touch "$train_app/built"
  rm -rf "$train_app/native" "$train_app/baton.aot" "$train_app/practice"
  mkdir -p "$train_app/native" "$train_app/practice"
  "$2/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    -Dorg.sqlite.tmpdir="$train_app/native" -cp "$train_app/baton.jar:$train_app/lib/*" \
    "-XX:AOTCacheOutput=$train_app/baton.aot.new" dev.baton.app.Practice \
    "$train_app/practice" "$train_app/native" >"$train_app/practice.log" 2>&1 || true
  rm -rf "$train_app/practice"
  if [ -f "$train_app/baton.aot.new" ]; then
    mv "$train_app/baton.aot.new" "$train_app/baton.aot"
    touch "$train_app/baton.aot"
  fi
  [ -n "$(ls -A "$train_app/native" 2>/dev/null)" ] || rm -rf "$train_app/native"
}
