package dev.baton.core.supply;

import java.util.List;

/// Names that many mean to write, and that others therefore write nearly.
final class Famous {
  static final List<String> NAMES =
      List.of(
          "react",
          "lodash",
          "express",
          "axios",
          "chalk",
          "commander",
          "webpack",
          "typescript",
          "eslint",
          "jest",
          "moment",
          "dotenv",
          "request",
          "requests",
          "numpy",
          "pandas",
          "django",
          "flask",
          "scipy",
          "pytest",
          "urllib3",
          "setuptools",
          "cryptography",
          "pillow",
          "boto3",
          "tensorflow",
          "colorama",
          "beautifulsoup4",
          "serde",
          "tokio",
          "rand",
          "clap",
          "regex",
          "hyper",
          "anyhow");

  private Famous() {}
}
