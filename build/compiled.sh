# Compiles everything with its tests and says in $classpath what runs them. Sourced, in the root of the
# repository, by what measures and what takes pictures.
compiled() {
  JAVA_HOME=$BATON_JDK mvn -q -B -DskipTests -pl app -am package dependency:build-classpath \
    -DincludeScope=test -Dmdep.outputFile=target/test-classpath >/dev/null 2>&1 || {
    echo "the build failed; see: JAVA_HOME=$BATON_JDK mvn -pl app -am package" >&2
    exit 4
  }
  classpath=app/target/test-classes:picocli/target/classes:adapters/target/test-classes:core/target/classes:engine/target/classes:testkit/target/classes:adapters/target/classes:app/target/classes:$(tr ':' '\n' <app/target/test-classpath | grep -v '/dev/baton/\|/baton-' | paste -sd: -)
}
