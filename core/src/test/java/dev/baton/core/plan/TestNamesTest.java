package dev.baton.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mvn -q test -Dtest=ReleaseTest#atTwenty     | ReleaseTest",
        "./gradlew test --tests lend.ReleaseTest     | lend.ReleaseTest",
        "./test.sh ferry.DeskTest#full               | ferry.DeskTest",
        "sh tests/hello.sh                           | tests/hello.sh",
        "./tests/hello.sh                            | tests/hello.sh",
        "pytest tests/test_pump.py::test_dry -q      | tests/test_pump.py",
        "./test.sh                                   | -",
        "../tests/other.sh                           | -",
        "java -jar target/app.jar --self-test        | -",
        "java -cp out org.junit.runner.JUnitCore x   | -",
        "tool --out build/report.xml                 | -",
        "curl http://localhost:80/tests/a.html       | -",
        "true                                        | -",
      })
  void are_those_that_say_they_are_tests(String command, String expected) {
    assertThat(TestNames.in(command).map(TestNames.Test::name).distinct().toList())
        .isEqualTo(expected.equals("-") ? List.of() : Arrays.asList(expected.split(", ")));
  }
}
