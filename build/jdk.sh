# Finds a JDK 25 or newer and sets BATON_JDK to its folder. Sourced by the scripts at the top.
#
# Reads each candidate's `release` file instead of starting it: that takes a millisecond, and an old
# Java would stop at the first flag it does not know.

baton_java_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version#\"}
        version=${version%%[!0-9]*}
        [ -n "$version" ] || return 1
        echo "$version"
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

baton_find_jdk() {
  BATON_JDK=
  too_old=
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    on_path=${on_path%/bin/java}
  fi
  for candidate in "${BATON_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$candidate" ] || continue
    version=$(baton_java_version "$candidate") || continue
    if [ "$version" -ge 25 ]; then
      if [ -x "$candidate/bin/javac" ]; then
        BATON_JDK=$candidate
        return 0
      fi
    else
      too_old="$too_old $candidate (Java $version)"
    fi
  done
  {
    echo "baton: needs a JDK 25 or newer and found none."
    [ -z "$too_old" ] || echo "  found, but too old:$too_old"
    echo "  install one, for example Temurin 25 (Debian: apt-get install temurin-25-jdk), or name it:"
    echo "  BATON_JAVA_HOME=/path/to/jdk-25 ./baton ..."
  } >&2
  return 1
}
